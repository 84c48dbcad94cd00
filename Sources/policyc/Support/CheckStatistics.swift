import PolicyDiagnostics
import PolicyReporting

/// What a check has found and read, counted.
struct CheckStatistics {
  private let rules: [(id: String, severity: Severity, count: Int)]
  private let files: Int
  private let bytes: Int

  /// - Parameter findings: those that are reported.
  init(_ findings: [Diagnostic], _ sources: SourceMap) {
    let groups = Dictionary(grouping: findings, by: \.id)
    rules = groups.values.compactMap { group in group.first.map { ($0.id, $0.severity, group.count) } }
      .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
    files = sources.files.count
    bytes = sources.files.reduce(0) { $0 + $1.bytes.count }
  }

  /// The most frequent finding first, then what was read; ends with a line break.
  var text: String {
    let width = rules.map { String($0.count).utf8.count }.max() ?? 0
    let lines = rules.map { rule in
      let count = String(rule.count)
      return String(repeating: " ", count: 2 + width - count.utf8.count)
        + "\(count)  \(rule.id) (\(rule.severity.rawValue))\n"
    }
    return lines.joined()
      + "read \(files) \(files == 1 ? "file" : "files"), \(bytes) \(bytes == 1 ? "byte" : "bytes")\n"
  }
}
