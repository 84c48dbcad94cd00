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
      findings that touch it or a policy that rests on it. Only files that are named are fixed, each whole or not at all. \
      Exit status: 0 no error, 1 findings (after --fix those that are left, with --diff something would change), \
      2 could not run as asked, 3 internal error.
      """)

  /// How findings are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(
    help:
      "Policy folders or files, or - for standard input. Without one: policies if it is there, else the current folder.",
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Where the document of standard input belongs.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var stdinFilename: String?

  @Option(help: "How to print the findings: text or json.")
  var format: Format = .text

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

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var fixing: FixOptions

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    if fixing.level != nil, isStream, format != .text {
      throw ValidationError("with --fix or --diff standard output holds the document, so findings are text.")
    }
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- reads one document, and stands alone.") }
    if paths == ["-"], selection.since != nil { throw ValidationError("--since needs files, not standard input.") }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs - as the only path.") }
  }

  func run() throws {
    let line = ProgressLine()
    let workspace = try workspace(line)
    let changes = try selection.changes(in: workspace)
    var checked = line.during { CheckedWorkspace(workspace, options(line.progress), changes: changes) }
    if let level = fixing.level {
      let job = FixJob(
        level: level, isDiff: fixing.diff, isStream: isStream, options: options(nil), changes: changes,
        output: format == .text ? output : .error)
      guard let fixed = try job.run(on: checked) else { return }
      checked = fixed
    }
    let known = try selection.known(checked, switchedOff: Set(overrides.filter { $0.severity == nil }.map(\.rule)))
    let reported = ReportedFindings(checked, without: known, atMost: selection.maxFindings)
    switch format {
    case .text:
      let appearance = arguments.appearance(on: output)
      var report = TextReport(checked.workspace.sources, appearance)
      for finding in reported.shown { output.write(report.bytes(of: finding) + [0x0A]) }
      reported.writeFiles(on: output)
      if checked.hasPolicies || !reported.counted.isEmpty {
        output.write(TerminalText.safe(reported.summary.line, on: appearance) + "\n")
      }
    case .json:
      var report = JSONReport(checked.workspace.sources)
      Output.standard.write(report.render(reported.identified, reported.summary))
    }
    // What other formats have on standard output is for programs.
    let aside = format == .text ? output : .error
    if statistics { aside.write(CheckStatistics(reported.counted, checked.workspace.sources).text) }
    let isStale = known?.report(on: aside, renewal: renewal) ?? false
    if checked.reportProblems() { throw ExitStatus.notAsAsked }
    if isStale || reported.fail(strict: strict) { throw ExitStatus.findings }
  }

  private var isStream: Bool { paths == ["-"] }

  /// Where findings go; a document that is fixed on its way has standard output for itself.
  private var output: Output { isStream && fixing.level != nil ? .error : .standard }

  /// The command line that renews the baseline.
  private var renewal: String {
    let typed = paths == ["-"] ? [stdinFilename ?? "-"] : paths
    let rules = overrides.map { "--rule \($0.rule)=\($0.severity?.rawValue ?? "off")" }
    let baseline = (selection.baseline ?? "").quotedForShell
    return (["policyc check"] + typed.map(\.quotedForShell) + rules + ["--write-baseline \(baseline)"])
      .joined(separator: " ")
  }

  private func options(_ progress: CheckProgress?) -> CheckOptions {
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
