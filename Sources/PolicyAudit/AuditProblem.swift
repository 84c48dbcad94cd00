import PolicySource

/// Why a deployment could not be audited as asked.
package struct AuditProblem: Hashable, Sendable {
  /// The most that are told of one audit.
  static let most = 20

  /// One line.
  package let words: String
  /// Nil where no place shows it.
  package let span: Span?
  package let help: String?

  package init(_ words: String, at span: Span? = nil, help: String? = nil) {
    self.words = words
    self.span = span
    self.help = help
  }
}
