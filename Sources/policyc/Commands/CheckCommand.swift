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

  @OptionGroup var fixing: FixOptions

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    if fixing.level != nil, isStream, format != .text {
      throw ValidationError("with --fix or --diff standard output holds the document, so findings are text.")
    }
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- reads one document, and stands alone.") }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs - as the only path.") }
  }

  func run() throws {
    var checked = CheckedWorkspace(try workspace(), options)
    if let level = fixing.level {
      let log = format == .text ? output : .error
      let job = FixJob(level: level, isDiff: fixing.diff, isStream: isStream, options: options, output: log)
      guard let fixed = try job.run(on: checked) else { return }
      checked = fixed
    }
    let findings = checked.findings
    switch format {
    case .text:
      var report = TextReport(checked.workspace.sources, arguments.appearance(on: output))
      for finding in findings { output.write(report.bytes(of: finding) + [0x0A]) }
      if checked.hasPolicies || !findings.isEmpty { output.write(checked.summary.line + "\n") }
    case .json:
      var report = JSONReport(checked.workspace.sources)
      Output.standard.write(report.render(checked.identifiedFindings, checked.summary))
    }
    if statistics {
      // What other formats have on standard output is for programs.
      let output = format == .text ? output : .error
      output.write(CheckStatistics(findings, checked.workspace.sources).text)
    }
    if checked.reportProblems() { throw ExitStatus.notAsAsked }
    let failing = findings.contains { $0.severity == .error || (strict && $0.severity == .warning) }
    if failing { throw ExitStatus.findings }
  }

  private var isStream: Bool { paths == ["-"] }

  /// Where findings go; a document that is fixed on its way has standard output for itself.
  private var output: Output { isStream && fixing.level != nil ? .error : .standard }

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
