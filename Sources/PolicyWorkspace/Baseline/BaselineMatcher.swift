import PolicyDiagnostics
import PolicyRules
import PolicySource

/// Tells which findings a baseline has.
package struct BaselineMatcher: Sendable {
  private let names: BaselineNames
  /// For how many findings the baseline stands, by the keys of its entries.
  private let counts: [[UInt8]: Int]

  init(_ baseline: Baseline, _ names: BaselineNames) {
    self.names = names
    let entries = baseline.entries.filter(\.environments.isEmpty)
    counts = Dictionary(entries.map { ($0.key, $0.count) }, uniquingKeysWith: +)
  }

  /// Whether an entry stands for a finding. Of findings that agree in everything the first ones have theirs.
  package func has(_ finding: IdentifiedFinding, in sources: SourceMap) -> Bool {
    guard let entry = names.entry(for: finding, in: sources) else { return false }
    return finding.identity.ordinal < counts[entry.key] ?? 0
  }
}
