/// Why bytes are not one JSON text, and where.
package struct JSONSyntaxError: Error, Equatable, Sendable {
  /// One line, lower case, no final period.
  package let message: String
  /// The offending bytes; empty where something is missing.
  package let range: Range<Int>
  /// The first of two equal keys, when the range is the second.
  package let earlier: Range<Int>?

  init(_ message: String, at range: Range<Int>, earlier: Range<Int>? = nil) {
    self.message = message
    self.range = range
    self.earlier = earlier
  }

  package var offset: Int { range.lowerBound }
}
