/// A replacement of the bytes under a span.
public struct TextEdit: Hashable, Sendable {
  public let span: Span
  public let replacement: String

  package init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}
