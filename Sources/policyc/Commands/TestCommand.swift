import PolicyWorkspace
import PolicyDiagnostics
import ArgumentParser
import PolicyReporting

/// `policyc test`
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", _superCommandName: "policyc",
    abstract: "Runs the scenarios of a project and compares what happens with what they expect.",
    discussion: """
      A scenario file is run alone, any other file or folder with all scenarios of its project. Findings of policies do \
      not stop it. Coverage asks of each clock of a policy whether a passing scenario stayed just below it (by at most a \
      second), stopped it at the very instant, and let it fire. Exit status: 0 all passed, 1 a scenario failed, a \
      scenario file has findings or coverage is too low, 2 could not run as asked, 3 internal error.
      """)

  /// How results are printed.
  enum Format: String, OptionWord {
    case text, json, junit
  }

  @Argument(
    help: "Scenario files, or what belongs to a project. Without one: policies if it is there, else here.",
    completion: .yamlFile)
  var paths: [String] = []

  @Option(help: "How to print the results: text, json or junit.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Run only scenarios with this text in their name.", valueName: "text"))
  var filter: String?

  @Flag(help: "Show which limits the passing scenarios cover.")
  var coverage = false

  @Option(help: ArgumentHelp("Fail when less than this part of all sides of clocks is covered.", valueName: "percent"))
  var minCoverage: Int?

  @OptionGroup var reportRoot: ReportRootOption

  @OptionGroup var quiet: QuietOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    try quiet.refuse([("--format", format != .text), ("--coverage", coverage)])
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage takes a whole number from 0 to 100.")
    }
  }

  func run() throws {
    let checked = try reportRoot.projects(
      paths, arguments.options, areWritten: format != .text, remarks: quiet.remarks)
    let tested = TestedProjects(checked, filter: filter)
    print(tested)
    reportPolicyFindings(tested)
    let isCovered = reportLowCoverage(tested)
    if let refusal = Refusal(tested.problems) { throw refusal }
    let summary = TestSummary(tested.results)
    if summary.notRun > 0 { throw ExitStatus.notAsAsked }
    let hasErrors = tested.findings.contains { $0.severity == .error }
    if summary.failed > 0 || hasErrors || !isCovered { throw ExitStatus.findings }
  }
}
