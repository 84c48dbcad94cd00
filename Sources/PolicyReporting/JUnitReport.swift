import PolicyDiagnostics
import PolicyTimeline

/// Writes what became of scenarios as JUnit XML, the form that build servers read: a suite for each file.
///
/// Paths are relative to the repository. No times are written: a scenario takes none, and the same policies give the same
/// bytes.
package struct JUnitReport: Sendable {
  private var lines: SourceLines

  package init(_ sources: SourceMap) { lines = SourceLines(sources) }

  /// The scenarios in the order given, those of one file together, as UTF-8 with a final line break.
  package mutating func render(_ results: [ScenarioResult]) -> [UInt8] {
    let summary = TestSummary(results)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"policyc\"\(Self.counts(summary))>\n"
    var rest = results[...]
    while let first = rest.first {
      let file = first.scenario.name.span.file
      let suite = rest.prefix { $0.scenario.name.span.file == file }
      rest = rest.dropFirst(suite.count)
      let path = XMLText.escaped(lines.path(of: file).inRepository)
      text += "  <testsuite name=\"\(path)\"\(Self.counts(TestSummary(Array(suite))))>\n"
      for result in suite { text += testCase(result, path: path) }
      text += "  </testsuite>\n"
    }
    return Array((text + "</testsuites>\n").utf8)
  }

  private static func counts(_ summary: TestSummary) -> String {
    let total = summary.passed + summary.failed + summary.notRun
    return " tests=\"\(total)\" failures=\"\(summary.failed)\" errors=\"\(summary.notRun)\""
  }

  private mutating func testCase(_ result: ScenarioResult, path: String) -> String {
    let name = result.scenario.name
    let line = lines.position(of: name.span.range.lowerBound, in: name.span.file).line
    let head =
      "    <testcase classname=\"\(path)\" name=\"\(XMLText.escaped(name.value))\" file=\"\(path)\" line=\"\(line)\""
    switch result.verdict {
    case .passed: return head + "/>\n"
    case .failed(let mismatches):
      let words = mismatches.map { "\($0.key): expected \($0.expected), was \($0.actual)" }
      let timeline = result.run?.timeline.rows ?? []
      return head + ">\n" + Self.trouble("failure", words.joined(separator: "; "), words + timeline)
    case .notRun(let problem, let help): return head + ">\n" + Self.trouble("error", problem, [problem, help])
    }
  }

  private static func trouble(_ element: String, _ message: String, _ text: [String]) -> String {
    "      <\(element) message=\"\(XMLText.escaped(message))\">"
      + text.map(XMLText.escaped).joined(separator: "\n") + "</\(element)>\n    </testcase>\n"
  }
}
