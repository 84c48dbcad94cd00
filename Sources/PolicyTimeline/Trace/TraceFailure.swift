/// Why a recording cannot be replayed.
public struct TraceFailure: Error, Hashable, Sendable {
  /// A place in a recording; both numbers count from 1.
  public struct Place: Hashable, Sendable {
    public let line: Int
    /// In bytes.
    public let column: Int
  }

  /// Nil when it is about the recording as a whole.
  public let place: Place?
  /// One line, lower case, no final period.
  public let message: String

  init(_ message: String, at place: Place? = nil) {
    self.message = message
    self.place = place
  }
}

/// What is wrong with one record.
struct RecordMistake: Error {
  let message: String
  /// Into the bytes that were read.
  let offset: Int
  /// Whether the record alone is wrong, so that a replay can do without it.
  let isSkippable: Bool

  init(_ message: String, at offset: Int, isSkippable: Bool = true) {
    self.message = message
    self.offset = offset
    self.isSkippable = isSkippable
  }
}
