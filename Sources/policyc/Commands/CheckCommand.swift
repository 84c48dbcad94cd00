import ArgumentParser
import PolicyCompiler
import PolicyDiagnostics
import PolicyReporting

/// `policyc check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks policies and reports what is wrong with them.",
    discussion: """
      A folder is checked with everything in it; a file with the project it belongs to, and what is printed are the \
      findings that touch it or a policy that rests on it. Exit status: 0 no error, 1 findings, 2 could not run as asked, 3 internal error.
      """)

  @Argument(
    help:
      "Policy folders or files, or - for standard input. Without one: policies if it is there, else the current folder.",
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Where the document of standard input belongs.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var stdinFilename: String?

  @Option(help: "How to print the findings.")
  var format: FindingsFormat = .text

  @Flag(help: "Let warnings fail the check too.")
  var strict = false

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Give a rule another severity (\(Words.list(RuleOverride.words, "or"))), whatever policyc.yaml says. Repeatable.",
      valueName: "id=severity"),
    transform: { try RuleOverride($0) })
  var overrides: [RuleOverride] = []

  @Flag(help: "Count the findings of every rule, and what was read.")
  var statistics = false

  @OptionGroup var reporting: ReportArguments
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- reads one document, and stands alone.") }
    if paths == ["-"], selection.since != nil { throw ValidationError("--since needs files, not standard input.") }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs - as the only path.") }
  }

  func run() throws {
    let line = ProgressLine()
    let workspace = try workspace(line)
    let changes = try selection.changes(in: workspace)
    let checked = line.during { CheckedWorkspace(workspace, options(line.progress), changes: changes) }
    let known = try selection.known(checked, switchedOff: Set(overrides.filter { $0.severity == nil }.map(\.rule)))
    let reported = ReportedFindings(checked, without: known, atMost: selection.maxFindings)
    // Files first: whoever reads what is printed may stop reading, and that ends the command.
    let isWritten = writeReports(checked, reported)
    write(checked, reported)
    // What other formats have on standard output is for programs.
    let output = format == .text ? Output.standard : .error
    if statistics { output.write(CheckStatistics(reported.counted, checked.workspace.sources).text) }
    let isStale = known?.report(on: output, renewal: renewal) ?? false
    if checked.reportProblems() || !isWritten { throw ExitStatus.notAsAsked }
    if isStale || reported.fail(from: failing) { throw ExitStatus.findings }
  }

  /// The weight from which a finding makes the check fail.
  private var failing: Severity { strict ? .warning : .error }

  /// Writes all findings that count into the files that were asked for; says whether that went well.
  private func writeReports(_ checked: CheckedWorkspace, _ reported: ReportedFindings) -> Bool {
    guard !reporting.reports.isEmpty else { return true }
    let result = checked.result(reported.identified, reported.summary, failingFrom: failing, reporting.docsURL)
    return ReportFiles(reporting.reports).write(result)
  }

  /// Prints the findings that are shown.
  private func write(_ checked: CheckedWorkspace, _ reported: ReportedFindings) {
    let appearance = arguments.appearance(on: .standard)
    guard format != .text else {
      let sources = checked.workspace.sources
      let text = FindingsText(reported.shown, of: reported.counted, in: sources, reported.summary)
      return Output.standard.write(text.bytes(appearance))
    }
    let result = checked.result(reported.identifiedShown, reported.summary, failingFrom: failing, reporting.docsURL)
    Output.standard.write(format.render(result))
  }

  /// The command line that renews the baseline.
  private var renewal: String {
    let typed = paths == ["-"] ? [stdinFilename ?? "-"] : paths
    let rules = overrides.map { "--rule \($0.rule)=\($0.severity?.rawValue ?? "off")" }
    let baseline = (selection.baseline ?? "").quotedForShell
    return (["policyc check"] + typed.map(\.quotedForShell) + rules + ["--write-baseline \(baseline)"])
      .joined(separator: " ")
  }

  private func options(_ progress: CheckProgress) -> CheckOptions {
    var options = arguments.options
    options.progress = progress
    for override in overrides { options.severities[override.rule] = .some(override.severity) }
    return options
  }

  private func workspace(_ line: ProgressLine) throws -> Workspace {
    // Over what a person types into standard input nothing may be drawn.
    guard paths == ["-"] else { return line.during { WorkspaceLoader.load(paths, line.progress) } }
    do throws(FileProblem) {
      return WorkspaceLoader.load(try StandardInput.read(as: stdinFilename))
    } catch {
      Complaint.write("standard input: \(error.words)")
      throw ExitStatus.notAsAsked
    }
  }
}
