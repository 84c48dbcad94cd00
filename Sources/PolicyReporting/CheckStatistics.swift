import PolicyWorkspace
import PolicyDiagnostics

/// What a check has found and read, counted.
package struct CheckStatistics {
  private let rules: [(id: String, severity: Severity, count: Int)]
  private let reading: ReadingCount

  /// - Parameter findings: those that are reported.
  package init(_ findings: [Diagnostic], _ reading: ReadingCount) {
    let groups = Dictionary(grouping: findings, by: \.id)
    rules = groups.values.compactMap { group in group.first.map { ($0.id, $0.severity, group.count) } }
      .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
    self.reading = reading
  }

  /// The most frequent finding first, then what was read.
  package func text(_ appearance: Appearance) -> PrintableText {
    let width = rules.map { String($0.count).utf8.count }.max() ?? 0
    let lines = rules.map { rule in
      let count = String(rule.count)
      return String(repeating: " ", count: 2 + width - count.utf8.count)
        + "\(count)  \(rule.id) (\(rule.severity.rawValue))\n"
    }
    return PrintableText(lines: lines.joined() + reading.line, on: appearance)
  }
}
