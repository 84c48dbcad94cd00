import PolicyWorkspace
import PolicyDiagnostics
import PolicySource

/// The whole report for people: findings with an empty line behind each, how many each file has where these are many, and
/// the summary if anything was checked. No identities are needed for it.
package struct FindingsText {
  private let shown: [Diagnostic]
  private let counted: [Diagnostic]
  private let sources: SourceMap
  private let summary: CheckSummary

  /// - Parameter counted: all findings, those that are not shown too.
  package init(_ shown: [Diagnostic], of counted: [Diagnostic], in sources: SourceMap, _ summary: CheckSummary) {
    self.shown = shown
    self.counted = counted
    self.sources = sources
    self.summary = summary
  }

  /// The report alone, which also has to say what standard error would say beside it.
  package func file(_ appearance: Appearance) -> PrintableText {
    guard !summary.problems.isEmpty else { return text(appearance) }
    var text = findings(appearance)
    for problem in summary.problems { text += PrintableText(line: "problem: \(problem)", on: appearance) }
    return text + PrintableText(line: summary.line, on: appearance)
  }

  /// Empty where nothing was checked.
  package func text(_ appearance: Appearance) -> PrintableText {
    let isAny = summary.policies > 0 || !counted.isEmpty
    return findings(appearance) + (isAny ? PrintableText(line: summary.line, on: appearance) : PrintableText())
  }

  private func findings(_ appearance: Appearance) -> PrintableText {
    var report = TextReport(sources, appearance)
    var text = PrintableText()
    for finding in shown {
      text += report.text(of: finding)
      text += "\n"
    }
    return text + files(appearance)
  }

  /// Which files have how many findings, where these are many or not all of them are shown.
  private func files(_ appearance: Appearance) -> PrintableText {
    let files = FindingsByFile(counted, sources)
    let rest = counted.count - shown.count
    guard rest > 0 || (counted.count > FindingsByFile.many && files.fileCount > 1) else { return PrintableText() }
    let title =
      rest > 0
      ? "\(appearance.unicode ? "…" : "...") and \(rest) more \(rest == 1 ? "finding" : "findings"); all by file:"
      : "by file:"
    return "\(title, on: appearance)\n\(files.text(appearance))\n"
  }
}
