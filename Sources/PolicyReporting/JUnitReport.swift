import PolicySource
import PolicyTimeline

/// Writes what became of scenarios as JUnit XML: a suite for each file. Paths begin at the root of reports.
package struct JUnitReport: Sendable {
  private var lines: SourceLines

  package init(_ sources: SourceMap) { lines = SourceLines(sources) }

  /// The scenarios in the order given, those of one file together.
  package mutating func render(_ results: [ScenarioResult]) -> PrintableText {
    var suites: [JUnitDocument.Suite] = []
    var rest = results[...]
    while let first = rest.first {
      let file = first.scenario.name.span.file
      let own = rest.prefix { $0.scenario.name.span.file == file }
      rest = rest.dropFirst(own.count)
      let path = lines.path(of: file).inReport
      suites.append(JUnitDocument.Suite(name: path, cases: own.map { testCase($0, path) }))
    }
    return JUnitDocument(suites: suites).text
  }

  private mutating func testCase(_ result: ScenarioResult, _ path: String) -> JUnitDocument.Case {
    let name = result.scenario.name
    let line = lines.position(of: name.span.range.lowerBound, in: name.span.file).line
    return JUnitDocument.Case(
      name: name.value, className: path, file: path, line: line, verdict: Self.verdict(on: result))
  }

  private static func verdict(on result: ScenarioResult) -> JUnitDocument.Case.Verdict {
    switch result.verdict {
    case .passed: return .passed
    case .failed(let mismatches):
      let words = mismatches.map { "\($0.key): expected \($0.expected), was \($0.actual)" }
      return .failed(words.joined(separator: "; "), words + (result.run?.timeline.rows ?? []))
    case .notRun(let problem, let help): return .notRun(problem, [problem, help])
    }
  }
}
