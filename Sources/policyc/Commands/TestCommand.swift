import PolicyWorkspace
import PolicyDiagnostics
import ArgumentParser
import PolicyReporting
import PolicyTimeline

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

  @OptionGroup var quiet: QuietOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    try quiet.refuse([("--format", format != .text), ("--coverage", coverage)])
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage takes a whole number from 0 to 100.")
    }
  }

  func run() throws {
    let tested = TestedProjects(Workspace().projects(paths, arguments.options), filter: filter)
    print(tested)
    reportPolicyFindings(tested)
    let isCovered = reportLowCoverage(tested)
    if let refusal = Refusal(problems(of: tested)) { throw refusal }
    let summary = TestSummary(tested.results)
    if summary.notRun > 0 { throw ExitStatus.notAsAsked }
    let hasErrors = tested.findings.contains { $0.severity == .error }
    if summary.failed > 0 || hasErrors || !isCovered { throw ExitStatus.findings }
  }

  // MARK: Results

  private func print(_ tested: TestedProjects) {
    let sources = tested.checked.workspace.sources
    let output = format == .text ? quiet.results : quiet.remarks
    var findings = TextReport(sources, arguments.appearance(on: output))
    for finding in tested.findings { output.write("\(findings.text(of: finding))\n") }
    switch format {
    case .text: printText(tested)
    case .json:
      var report = TestJSONReport(sources)
      quiet.results.write(report.render(tested.results, coverage || minCoverage != nil ? tested.coverage : nil))
    case .junit:
      var report = JUnitReport(sources)
      quiet.results.write(report.render(tested.results))
    }
  }

  private func printText(_ tested: TestedProjects) {
    let appearance = arguments.appearance(on: quiet.results)
    var report = TestTextReport(tested.checked.workspace.sources, appearance)
    for result in tested.results {
      // Why something could not be run is said in any case.
      let output = quiet.quiet && result.verdict.isNotRun ? Output.error : quiet.results
      let text = report.text(of: result)
      if !text.isEmpty { output.write("\(text)\n") }
    }
    guard !tested.results.isEmpty else { return }
    if coverage { quiet.results.write(CoverageTextReport.render(tested.coverage, appearance)) }
    let errors = tested.findings.count { $0.severity == .error }
    let unread = errors == 0 ? "" : "; \(errors) error\(errors == 1 ? "" : "s") above"
    quiet.results.write(PrintableText(line: TestSummary(tested.results).line + unread, on: appearance))
  }

  // MARK: Remarks

  private func reportPolicyFindings(_ tested: TestedProjects) {
    let counts = [
      (tested.otherFindings.count { $0.severity == .error }, "error"),
      (tested.otherFindings.count { $0.severity == .warning }, "warning"),
    ].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return }
    let words = counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    Remark.write("the policies have \(words), which policyc check shows", to: quiet.remarks)
  }

  /// Whether enough is covered.
  private func reportLowCoverage(_ tested: TestedProjects) -> Bool {
    guard let minCoverage, !tested.coverage.reaches(percent: minCoverage) else { return true }
    Remark.write(
      "\(tested.coverage.line), less than \(minCoverage)%",
      help: coverage ? nil : "policyc test --coverage shows what is missing", to: quiet.remarks)
    return false
  }

  /// Why it could not run as asked, other than for a single scenario.
  private func problems(of tested: TestedProjects) -> [Refusal.Reason] {
    var problems = tested.checked.losses
    if tested.results.isEmpty, tested.findings.isEmpty, problems.isEmpty {
      problems.append(
        tested.hasScenarios
          ? Refusal.Reason("no scenario has \(filter ?? "") in its name")
          : Refusal.Reason("no scenario found: a scenario file is a YAML file with scenarios: and policyc: 1"))
    }
    return problems
  }
}

extension ScenarioResult.Verdict {
  fileprivate var isNotRun: Bool {
    if case .notRun = self { true } else { false }
  }
}
