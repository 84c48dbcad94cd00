/// A limit that a platform sets, as people are told about it.
public struct PlatformFact: Hashable, Sendable {
  /// What is limited, for the beginning of a line: "content of a message".
  public let subject: String
  public let value: String
  /// The public documentation that says so.
  public let source: String

  init(_ subject: String, _ value: String, source: String) {
    self.subject = subject
    self.value = value
    self.source = source
  }
}
