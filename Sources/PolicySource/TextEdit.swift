/// A replacement of the bytes under a span.
public struct TextEdit: Hashable, Sendable {
  /// The bytes that go; empty where something is added.
  public let span: Span
  /// What stands there instead; empty where something is removed.
  public let replacement: String

  package init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}
