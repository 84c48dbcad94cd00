import PolicyWorkspace
import PolicyReporting
import PolicyTimeline

extension TestCommand {
  // MARK: Results

  func print(_ tested: TestedProjects) {
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

  func printText(_ tested: TestedProjects) {
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

  func reportPolicyFindings(_ tested: TestedProjects) {
    let counts = [
      (tested.otherFindings.count { $0.severity == .error }, "error"),
      (tested.otherFindings.count { $0.severity == .warning }, "warning"),
    ].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return }
    let words = counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    Remark.write("the policies have \(words), which policyc check shows", to: quiet.remarks)
  }

  /// Whether enough is covered.
  func reportLowCoverage(_ tested: TestedProjects) -> Bool {
    guard let minCoverage, !tested.coverage.reaches(percent: minCoverage) else { return true }
    Remark.write(
      "\(tested.coverage.line), less than \(minCoverage)%",
      help: coverage ? nil : "policyc test --coverage shows what is missing", to: quiet.remarks)
    return false
  }
}
