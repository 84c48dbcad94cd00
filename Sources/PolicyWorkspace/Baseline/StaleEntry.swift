import PolicyDiagnostics
import PolicyRules
import PolicySource

/// An entry of a baseline that stands for no finding.
package struct StaleEntry: Sendable {
  package let entry: Baseline.Entry
  /// From 1.
  package let line: Int
  let reason: Reason

  enum Reason: Sendable {
    case notAcceptable, accepted
    /// Not so many times, as the baseline has the finding.
    case notFound(times: Int)
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
    case .accepted: return "\(finding) is accepted by now"
    case .notFound(let times): return "\(finding) is not found \(times > 1 ? "\(times) times " : "")any more"
    }
  }
}
