import PolicyDiagnostics

/// Writes findings as JUnit XML: a suite for each file that was checked, and in it a test for each finding, or one that
/// passed.
///
/// A finding that makes the check fail is a failed test; any other passes and says itself in its output. A test is named
/// after what stays the same about its finding, so that dashboards know it again. Paths begin at the root of reports.
package struct FindingsJUnitReport: Sendable {
  private let result: CheckReport
  private var lines: SourceLines

  package init(_ result: CheckReport) {
    self.result = result
    lines = SourceLines(result.sources)
  }

  package mutating func render() -> PrintableText {
    var suites = FileFindings.all(of: result).map { suite($0) }
    if !result.summary.problems.isEmpty {
      let cases = result.summary.problems.map {
        JUnitDocument.Case(name: $0, className: "policyc", verdict: .notRun($0, []))
      }
      suites.append(JUnitDocument.Suite(name: "policyc", cases: cases))
    }
    return JUnitDocument(suites: suites).text
  }

  private mutating func suite(_ file: FileFindings) -> JUnitDocument.Suite {
    let path = lines.path(of: file.file).inReport
    let clean = JUnitDocument.Case(name: "policyc check", className: path, file: path, verdict: .passed)
    return JUnitDocument.Suite(
      name: path, cases: file.findings.isEmpty ? [clean] : file.findings.map { testCase($0, path) })
  }

  private mutating func testCase(_ finding: IdentifiedFinding, _ path: String) -> JUnitDocument.Case {
    let diagnostic = finding.diagnostic
    let region = lines.region(of: lines.shownBytes(under: diagnostic.span), in: diagnostic.span.file)
    let place = "\(diagnostic.severity.rawValue)[\(diagnostic.id)] at \(path):\(region.startLine):\(region.startColumn)"
    let words = [place] + FindingWords(diagnostic, result.tool.pages).lines(&lines) + diagnostic.timeline
    let isFailing = diagnostic.severity >= result.failing
    return JUnitDocument.Case(
      name: finding.identity.name, className: path, file: path, line: region.startLine,
      verdict: isFailing ? .failed(diagnostic.message, words) : .remarked(words))
  }
}

extension FindingIdentity {
  /// `inactivity-outlasts-hard-cap /run/inactivity`, with a count behind it for all but the first of several.
  fileprivate var name: String {
    rule + (pointer.isEmpty ? "" : " \(pointer)") + (ordinal == 0 ? "" : " (\(ordinal + 1))")
  }
}
