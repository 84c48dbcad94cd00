import ArgumentParser
import PolicyReporting

/// `policyc check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks policies and reports what is wrong with them.",
    discussion: """
      A folder is checked with everything in it; a file with the project it belongs to, and what is printed are the \
      findings that touch it. Exit status: 0 no error, 1 findings, 2 could not run as asked, 3 internal error.
      """)

  /// How findings are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "Policy folders or files. Without one: policies if it is there, else the current folder.")
  var paths: [String] = []

  @Option(help: "How to print the findings: text or json.")
  var format: Format = .text

  @Flag(help: "Let warnings fail the check too.")
  var strict = false

  @OptionGroup var arguments: CheckArguments

  func run() throws {
    let checked = CheckedWorkspace(paths, arguments.options)
    let findings = checked.findings
    switch format {
    case .text:
      var report = TextReport(checked.workspace.sources, arguments.appearance(on: .standard))
      for finding in findings { Output.standard.write(report.bytes(of: finding) + [0x0A]) }
      if checked.hasPolicies || !findings.isEmpty { Output.standard.write(checked.summary.line + "\n") }
    case .json:
      var report = JSONReport(checked.workspace.sources)
      Output.standard.write(report.render(findings, checked.summary))
    }
    if checked.reportProblems() { throw ExitStatus.notAsAsked }
    let failing = findings.contains { $0.severity == .error || (strict && $0.severity == .warning) }
    if failing { throw ExitStatus.findings }
  }
}
