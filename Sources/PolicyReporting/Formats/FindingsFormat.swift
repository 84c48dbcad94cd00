// PolicyReporting renders findings in every format, and budgets, audits, replays and pages for people and programs.

import PolicyDiagnostics

/// How findings are written, by the words of the command line.
package enum FindingsFormat: String, CaseIterable, Sendable {
  case text, json, jsonl, sarif, github, gitlab, junit, checkstyle

  /// The whole report; empty in formats for which no findings are no text.
  ///
  /// - Parameter appearance: what the reader of `text` can show.
  package func render(
    _ result: CheckReport, _ appearance: Appearance = Appearance(color: false, unicode: true)
  ) -> PrintableText {
    PrintableText { write(result, appearance, to: $0) }
  }

  /// The same in pieces, finding by finding where a finding may have much to say.
  ///
  /// - Parameter sink: takes the pieces in their order.
  package func write(
    _ result: CheckReport, _ appearance: Appearance = Appearance(color: false, unicode: true),
    to sink: (PrintableText) -> Void
  ) {
    switch self {
    case .text:
      let findings = result.findings.map(\.diagnostic)
      sink(FindingsText(findings, of: findings, in: result.sources, result.summary).file(appearance))
    case .json:
      var report = JSONReport(result.sources, result.tool.pages)
      report.write(result.findings, result.summary, to: sink)
    case .jsonl:
      var report = JSONReport(result.sources, result.tool.pages)
      report.writeLines(result.findings, to: sink)
    case .sarif:
      var report = SARIFReport(result)
      report.write(to: sink)
    case .github:
      var report = GitHubReport(result)
      report.write(to: sink)
    case .gitlab:
      var report = GitLabReport(result)
      report.write(to: sink)
    case .junit:
      var report = FindingsJUnitReport(result)
      sink(report.render())
    case .checkstyle:
      var report = CheckstyleReport(result)
      sink(report.render())
    }
  }

  // MARK: Older reports

  /// Whether a file could be an older report of this format; one that is empty could be of any.
  ///
  /// It looks at the beginning, and for `text` at the last line.
  package func couldBeReport(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty else { return true }
    let start = String(decoding: bytes.prefix(512), as: UTF8.self)
    switch self {
    case .text:
      let last = String(decoding: bytes.split(separator: UInt8(ascii: "\n")).last ?? [], as: UTF8.self)
      return last.hasPrefix("checked ") && last.contains(" polic")
    case .json: return start.hasPrefix("{") && start.contains(#""column_unit""#)
    case .jsonl: return start.hasPrefix(#"{"id":""#)
    case .sarif: return start.hasPrefix("{") && start.contains(#""2.1.0""#) && start.contains(#""policyc""#)
    case .github: return ["error", "warning", "notice"].contains { start.hasPrefix("::\($0) ") }
    case .gitlab: return start == "[]\n" || (start.hasPrefix("[") && start.contains(#""check_name""#))
    case .junit: return start.contains("<testsuites name=\"policyc\"")
    case .checkstyle: return start.contains("<checkstyle version=\"4.3\">")
    }
  }
}
