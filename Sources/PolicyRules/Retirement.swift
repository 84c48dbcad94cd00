/// A rule that was taken out of the catalogue. Its id stays known for ever and never names another rule.
///
/// Where a project names it, it does nothing and `retired-rule` says so.
package struct Retirement: Hashable, Sendable {
  package let id: String
  /// The first release without it.
  package let release: String
  /// The rule to look at instead; nil where none took its place.
  package let successor: String?
  /// Why it was taken out, as a sentence without its final period.
  package let reason: String

  init(_ id: String, in release: String, successor: String? = nil, _ reason: String) {
    self.id = id
    self.release = release
    self.successor = successor
    self.reason = reason
  }

  /// "retired in 0.2".
  package var words: String { "retired in \(release)" }

  /// "proxy-cuts-readiness was retired in 0.2".
  package var notice: String { "\(id) was \(words)" }

  /// What to do where a project still names it.
  package var help: String { "remove it" + (successor.map { "; \($0) took its place" } ?? "; nothing took its place") }
}
