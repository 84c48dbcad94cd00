import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyWorkspace

/// Findings with their places, words and identities, and all the formats of them.
struct ReportedThings {
  private(set) var broken: [String] = []
  private let sources: SourceMap

  init(_ sources: SourceMap, _ findings: [Diagnostic], accepted: [AcceptedFinding] = []) {
    self.sources = sources
    for finding in findings { check(finding) }
    let identified = Compiler.identify(findings, in: sources)
    if Set(identified.map(\.identity)).count != findings.count { broken.append("two findings have one identity") }
    let suppressed = zip(Compiler.identify(accepted.map(\.diagnostic), in: sources), accepted).map {
      IdentifiedAcceptance($0, by: $1.acceptances)
    }
    let files = sources.files.indices.map { FileID(UInt32($0)) }
    let report = CheckReport(
      sources, of: files, findings: identified, accepted: suppressed, CheckSummary().counting(findings),
      by: ReportingTool(version: "1.0.0", pages: PageAddresses()) { _ in nil })
    for format in FindingsFormat.allCases { check(Report(format.rawValue, format.render(report)), format) }
    // Where a line is broken, another one begins.
    check(Report("narrow text", FindingsFormat.text.render(report, .narrow)), .text)
  }

  private mutating func check(_ finding: Diagnostic) {
    for span in finding.spans where span.range.upperBound > sources[span.file].bytes.count {
      broken.append("\(finding.id) at \(span.range), outside of its file")
    }
    let lines = [finding.message] + finding.help + finding.notes.map(\.message) + [finding.why].compactMap { $0 }
    for line in lines + finding.fixIts.map(\.title) + finding.timeline {
      let isFit = line.isOneLine && (1...4_000).contains(line.utf8.count)
      if !isFit { broken.append("\(finding.id) says \(line.debugDescription)") }
    }
    if finding.timeline.count > 8 { broken.append("\(finding.id) draws \(finding.timeline.count) lines") }
  }

  private mutating func check(_ report: Report, _ format: FindingsFormat) {
    switch format {
    case .text, .junit, .checkstyle: broken += report.brokenText
    case .github: broken += report.brokenCommands
    case .json, .sarif, .gitlab: broken += report.brokenJSON
    case .jsonl: broken += report.brokenJSONLines
    }
  }
}
