/// Why something cannot be done as asked: thrown where it is known, told by whoever asked.
///
/// It is no finding: a finding is about a file that was read, a refusal about the request. `policyc` prints its reasons on
/// standard error and ends with status 2.
public struct Refusal: Error, Hashable, Sendable {
  /// One thing that stands in the way.
  public struct Reason: Hashable, Sendable {
    /// One line, lower case, no final period. May hold foreign text.
    public let message: String
    /// What to do about it, as an order.
    public let help: String?

    package init(_ message: String, help: String? = nil) {
      self.message = message
      self.help = help
    }
  }

  /// At least one.
  public let reasons: [Reason]

  /// - Parameter others: what else stands in the way.
  package init(_ message: String, help: String? = nil, and others: [Reason] = []) {
    reasons = [Reason(message, help: help)] + others
  }

  /// Nil where nothing stands in the way.
  package init?(_ reasons: [Reason]) {
    guard !reasons.isEmpty else { return nil }
    self.reasons = reasons
  }
}
