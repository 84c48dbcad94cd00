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

  @OptionGroup var reporting: ReportArguments

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

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- reads one document, and stands alone.") }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs - as the only path.") }
  }

  func run() throws {
    let checked = CheckedWorkspace(try workspace(), options)
    let findings = checked.findings
    let isReported = report(checked)
    if statistics {
      // What other formats have on standard output is for programs.
      let output = format == .text ? Output.standard : .error
      output.write(CheckStatistics(findings, checked.workspace.sources).text)
    }
    if checked.reportProblems() || !isReported { throw ExitStatus.notAsAsked }
    if findings.contains(where: { $0.severity >= failing }) { throw ExitStatus.findings }
  }

  /// The weight from which a finding makes the check fail.
  private var failing: Severity { strict ? .warning : .error }

  /// Writes the findings wherever they were asked for; says whether that went well.
  private func report(_ checked: CheckedWorkspace) -> Bool {
    let appearance = arguments.appearance(on: .standard)
    guard format != .text || !reporting.reports.isEmpty else {
      Output.standard.write(
        FindingsFormat.text(checked.findings, in: checked.workspace.sources, checked.summary, appearance))
      return true
    }
    let result = checked.result(failingFrom: failing, pages: reporting.docsURL)
    // Files first: whoever reads what is printed may stop reading, and that ends the command.
    let isWritten = ReportFiles(reporting.reports).write(result)
    Output.standard.write(format.render(result, appearance))
    return isWritten
  }

  private var options: CheckOptions {
    var options = arguments.options
    for override in overrides { options.severities[override.rule] = .some(override.severity) }
    return options
  }

  private func workspace() throws -> Workspace {
    guard paths == ["-"] else { return WorkspaceLoader.load(paths) }
    do throws(FileProblem) {
      return WorkspaceLoader.load(try StandardInput.read(as: stdinFilename))
    } catch {
      Complaint.write("standard input: \(error.words)")
      throw ExitStatus.notAsAsked
    }
  }
}
