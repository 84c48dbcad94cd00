/// A range of UTF-8 bytes in one source file; only reporters turn it into lines and columns.
public struct Span: Hashable, Sendable {
  /// The file, by its id in the result's `SourceMap`.
  public let file: FileID
  /// Offset of the first byte.
  package let lower: UInt32
  /// Offset behind the last byte; equal to `lower` for a place between two bytes.
  package let upper: UInt32

  /// - Precondition: `lower <= upper`.
  package init(file: FileID, lower: UInt32, upper: UInt32) {
    precondition(lower <= upper, "a span ends before it starts")
    self.file = file
    self.lower = lower
    self.upper = upper
  }

  package init(file: FileID, _ range: Range<Int>) {
    self.init(file: file, lower: UInt32(range.lowerBound), upper: UInt32(range.upperBound))
  }

  /// The place of a whole file: its first byte, without extent.
  package static func start(of file: FileID) -> Span { Span(file: file, lower: 0, upper: 0) }

  /// Whether it means a file and no place in it, as `start(of:)` does.
  public var isWholeFile: Bool { lower == 0 && upper == 0 }

  /// The offsets into `SourceFile.bytes`; empty for a place between two bytes.
  public var range: Range<Int> { Int(lower)..<Int(upper) }

  package func contains(_ other: Span) -> Bool {
    file == other.file && lower <= other.lower && other.upper <= upper
  }
}

extension Span: Comparable {
  /// By file, then by start, then the shorter one first.
  public static func < (left: Span, right: Span) -> Bool {
    (left.file, left.lower, left.upper) < (right.file, right.lower, right.upper)
  }
}

/// A value and the bytes that say it.
///
/// Inlinable, because a generic function that another module cannot look into finds its types again at each call.
@usableFromInline package struct Spanned<Value> {
  @usableFromInline package let value: Value
  @usableFromInline package let span: Span

  @inlinable package init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }

  @inlinable package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Spanned<Other> {
    Spanned<Other>(try transform(value), at: span)
  }
}

extension Spanned: Sendable where Value: Sendable {}
extension Spanned: Equatable where Value: Equatable {}
extension Spanned: Hashable where Value: Hashable {}
