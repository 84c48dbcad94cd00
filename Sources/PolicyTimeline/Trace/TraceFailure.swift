/// Why a recording cannot be replayed.
package struct TraceFailure: Error, Hashable, Sendable {
  /// A place in a recording; both numbers count from 1.
  package struct Place: Hashable, Sendable {
    package let line: Int
    /// In bytes.
    package let column: Int
  }

  /// Nil when it is about the recording as a whole.
  package let place: Place?
  /// One line, lower case, no final period.
  package let message: String

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
