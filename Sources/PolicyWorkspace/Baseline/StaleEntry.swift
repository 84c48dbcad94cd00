import PolicyDiagnostics
import PolicyRules
import PolicySource
import PolicyYAML

/// An entry of a baseline that stands for no finding.
package struct StaleEntry: Sendable {
  package let entry: Baseline.Entry
  /// From 1.
  package let line: Int
  let reason: Reason

  enum Reason: Sendable {
    case notAcceptable, unknownRule, accepted
    /// Found less often than the baseline has it.
    case notFound(Int, expected: Int)
  }

  init(_ entry: Baseline.Entry, at line: Int, reason: Reason) {
    self.entry = entry
    self.line = line
    self.reason = reason
  }

  /// Why it is stale, in one line.
  package var words: String {
    let finding = "\(entry.rule)\(entry.pointer.isEmpty ? "" : " at \(entry.pointer)") in \(entry.file)"
    switch reason {
    case .notAcceptable: return "\(finding) cannot be in a baseline"
    case .unknownRule:
      let question = Suggestions.question(for: entry.rule, among: RuleCatalog.all.map(\.id)).map { "; \($0)" }
      return "there is no rule \(Excerpt.quoted(entry.rule.utf8))\(question ?? "")"
    case .accepted: return "\(finding) is accepted by now"
    case .notFound(0, _): return "\(finding) is not found any more"
    case .notFound(let count, let expected):
      return "\(finding) is found \(count == 1 ? "once" : "\(count) times"), and the baseline has it \(expected) times"
    }
  }
}
