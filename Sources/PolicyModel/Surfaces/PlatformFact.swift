/// A limit that a platform sets, as people are told about it.
package struct PlatformFact: Hashable, Sendable {
  /// What is limited, for the beginning of a line: "content of a message".
  package let subject: String
  package let value: String
  /// The public documentation that says so.
  package let source: String

  init(_ subject: String, _ value: String, source: String) {
    self.subject = subject
    self.value = value
    self.source = source
  }
}
