/// Why bytes are not one JSON text, and where.
public struct JSONSyntaxError: Error, Equatable, Sendable {
  /// One line, lower case, no final period.
  public let message: String
  /// The offending bytes; empty where something is missing.
  public let range: Range<Int>
  /// The first of two equal keys, when the range is the second.
  public let earlier: Range<Int>?

  init(_ message: String, at range: Range<Int>, earlier: Range<Int>? = nil) {
    self.message = message
    self.range = range
    self.earlier = earlier
  }

  public var offset: Int { range.lowerBound }
}
