import PolicySource

/// The bytes of a file as libyaml shall see them: as long as the source, without refused characters.
struct PreparedText {
  /// A stretch of the source that a finding speaks about and that libyaml does not see.
  struct Blank {
    let range: Range<Int>
    /// Whether only blanks stand before it on its line, so that the indentation may not be what it was meant to be.
    let isInIndentation: Bool
  }

  private(set) var bytes: [UInt8]
  /// Where the text begins: 3 behind a byte-order mark, else 0.
  let start: Int
  /// Whether libyaml counts one character a byte, so that its marks are offsets.
  var isASCII = true
  var hasTab = false
  /// In the order of the file.
  private(set) var blanks: [Blank] = []
  /// The offsets of the raw no-break spaces, in the order of the file.
  var noBreakSpaces: [Int] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = LineTable.hasByteOrderMark(bytes) ? 3 : 0
  }

  /// Hides a character from libyaml without moving any other.
  ///
  /// At the beginning of a line's text letters keep the indentation as it was; everywhere else spaces keep the words
  /// apart that the character touches.
  mutating func blank(_ range: Range<Int>) {
    let isInIndentation = isIndentation(before: range.lowerBound)
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : .lineFeed
    let letter = isInIndentation && !next.isBlankOrBreak && next != .hash ? UInt8(ascii: "x") : .space
    overwrite(range, with: letter)
    blanks.append(Blank(range: range, isInIndentation: isInIndentation))
  }

  /// Replaces bytes that no value can contain, such as a whole directive.
  mutating func overwrite(_ range: Range<Int>, with byte: UInt8) {
    for offset in range { bytes[offset] = byte }
  }

  /// A copy in which every no-break space is blanked, in the order of the file with the other blanks.
  func withoutNoBreakSpaces() -> PreparedText {
    var copy = self
    copy.blanks = []
    var others = blanks[...]
    for offset in noBreakSpaces {
      while let other = others.first, other.range.lowerBound < offset {
        copy.blanks.append(other)
        others.removeFirst()
      }
      copy.blank(offset..<offset + 2)
    }
    copy.blanks += others
    return copy
  }

  /// Whether only blanks stand between the line's start and an offset; linear over a whole file, because it looks
  /// back no further than the last blank.
  private func isIndentation(before offset: Int) -> Bool {
    let last = blanks.last
    let floor = max(start, last?.range.upperBound ?? start)
    var offset = offset
    while offset > floor {
      if bytes[offset - 1] == .lineFeed { return true }
      guard bytes[offset - 1].isBlank else { return false }
      offset -= 1
    }
    return last?.isInIndentation ?? true
  }
}
