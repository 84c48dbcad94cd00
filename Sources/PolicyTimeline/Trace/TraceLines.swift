/// Cuts a stream of bytes into lines; what it gives does not depend on how the stream came in pieces.
///
/// Memory is proportional to the longest line, at most `longest`, and the largest piece.
struct TraceLines: Sendable {
  /// The most bytes of a line, its end not counted.
  static let longest = 1 << 20

  enum Line {
    /// Within `bytes`, until more is added.
    case text(Range<Int>)
    case tooLong
  }

  private(set) var bytes: [UInt8] = []
  /// The line that was given last, from 1.
  private(set) var number = 0
  /// What comes before has been given.
  private var start = 0
  /// What comes before has no line break, from `start` on.
  private var searched = 0
  /// Whether the rest of a line that is too long is still to come.
  private var isInLongLine = false

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    if start > 0 {
      bytes.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    bytes.append(contentsOf: piece)
  }

  /// The next line that has an end; nil when more bytes are needed.
  mutating func next() -> Line? {
    while let end = lineBreak() {
      let line = start..<end
      start = end + 1
      searched = start
      if isInLongLine {
        isInLongLine = false
        continue
      }
      number += 1
      return line.count > Self.longest ? .tooLong : .text(line)
    }
    guard isInLongLine || bytes.count - start > Self.longest else { return nil }
    start = bytes.count
    guard !isInLongLine else { return nil }
    isInLongLine = true
    number += 1
    return .tooLong
  }

  /// What is left behind the last line break; nil when nothing is.
  mutating func last() -> Line? {
    guard !isInLongLine, start < bytes.count else { return nil }
    let line = start..<bytes.count
    start = bytes.count
    searched = start
    number += 1
    return .text(line)
  }

  private mutating func lineBreak() -> Int? {
    let from = searched
    let found = bytes.withUnsafeBufferPointer { bytes in
      var index = from
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index
    }
    searched = found
    return found < bytes.count ? found : nil
  }
}
