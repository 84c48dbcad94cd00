import PolicySource

/// Why a deployment could not be audited as asked.
public struct AuditProblem: Hashable, Sendable {
  /// The most that are told of one audit.
  static let most = 20

  /// One line.
  public let words: String
  /// Nil where no place shows it.
  public let span: Span?
  public let help: String?

  public init(_ words: String, at span: Span? = nil, help: String? = nil) {
    self.words = words
    self.span = span
    self.help = help
  }
}
