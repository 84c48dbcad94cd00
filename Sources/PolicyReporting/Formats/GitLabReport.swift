import PolicyDiagnostics
import PolicyJSON

/// Writes findings as GitLab's code quality report, the part of Code Climate's format that GitLab reads.
///
/// Paths begin at the root of reports, lines count from 1. Fingerprints are those of the findings, so that a merge
/// request shows as new only what is new. The page stands where Code Climate has the text about a check.
package struct GitLabReport: Sendable {
  private let result: CheckReport
  private var lines: SourceLines

  package init(_ result: CheckReport) {
    self.result = result
    lines = SourceLines(result.sources)
  }

  /// The findings in the order given.
  package mutating func render() -> PrintableText { PrintableText { write(to: $0) } }

  /// The same, finding by finding.
  ///
  /// - Parameter sink: takes the pieces in their order.
  package mutating func write(to sink: (PrintableText) -> Void) {
    var writer = JSONWriter(.pretty)
    writer.array(result.findings) { writer, finding in
      writer.value(issue(finding))
      sink(PrintableText(takenFrom: &writer))
    }
    sink(PrintableText(writer))
  }

  private mutating func issue(_ finding: IdentifiedFinding) -> JSONValue {
    let diagnostic = finding.diagnostic
    let region = lines.region(of: lines.shownBytes(under: diagnostic.span), in: diagnostic.span.file)
    return [
      "type": "issue", "check_name": .string(diagnostic.id),
      "description": .string(FindingWords(diagnostic, result.tool.pages).paragraph),
      "content": ["body": .string("See \(result.tool.pages.address(of: diagnostic.id)).")],
      "categories": ["Bug Risk"], "severity": .string(diagnostic.severity.impact),
      "fingerprint": .string(finding.identity.fingerprint),
      "location": [
        "path": .string(lines.path(of: diagnostic.span.file).inReport),
        "lines": ["begin": .integer(Int64(region.startLine)), "end": .integer(Int64(region.endLine))],
      ],
    ]
  }
}

extension Severity {
  /// By the words of Code Climate, of which the heaviest are left to defects of running code.
  fileprivate var impact: String {
    switch self {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
