import Glibc

/// Bytes that somebody else keeps alive; a read outside them stops the program instead of reading on.
struct ByteText: RandomAccessCollection {
  let base: UnsafeBufferPointer<UInt8>

  init(_ base: UnsafeBufferPointer<UInt8>) { self.base = base }

  var startIndex: Int { 0 }
  var endIndex: Int { base.count }
  var count: Int { base.count }

  subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < base.count, "an offset lies outside the file")
    return base[offset]
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let colon = UInt8(ascii: ":")

  var isBlank: Bool { self == .space || self == .tab }
  var isBreak: Bool { self == .lineFeed || self == .carriageReturn }
  var isBlankOrBreak: Bool { isBlank || isBreak }
  var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
  /// Whether keys of policies and targets are made of it.
  var isKeyLetter: Bool {
    isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }
  var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension ByteText {
  /// The byte at an offset, or nil outside.
  func byte(at offset: Int) -> UInt8? { offset >= 0 && offset < count ? self[offset] : nil }

  /// The first offset from `offset` on whose byte does not satisfy the condition, at most `end`.
  @inline(__always)
  func skip(from offset: Int, to end: Int, while condition: (UInt8) -> Bool) -> Int {
    var offset = offset
    while offset < end, condition(self[offset]) { offset += 1 }
    return offset
  }

  /// The first offset from `offset` on at which a byte stands; the end of the text where it does not.
  func offset(of byte: UInt8, from offset: Int) -> Int {
    guard offset < count, let start = base.baseAddress,
      let found = memchr(start + offset, CInt(byte), count - offset)
    else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// The offset behind the last byte of a line, without its LF or CRLF.
  func endOfLine(from offset: Int) -> Int {
    let end = self.offset(of: .lineFeed, from: offset)
    return end > offset && end < count && self[end - 1] == .carriageReturn ? end - 1 : end
  }

  /// The offset of the first byte of the line that an offset lies in; a byte-order mark belongs to no line.
  func startOfLine(at offset: Int) -> Int {
    let floor = has("\u{FEFF}", at: 0) ? 3 : 0
    var offset = Swift.max(floor, Swift.min(offset, count))
    while offset > floor, self[offset - 1] != .lineFeed { offset -= 1 }
    return offset
  }

  func equal(_ range: Range<Int>, _ other: ByteText) -> Bool {
    guard range.count == other.count else { return false }
    guard let start = base.baseAddress, let otherStart = other.base.baseAddress, !range.isEmpty else {
      return range.isEmpty
    }
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range lies outside the file")
    return memcmp(start + range.lowerBound, otherStart, range.count) == 0
  }

  /// Whether the next eight bytes are printable ASCII or line feeds, all looked at together: that halves the time of a
  /// pass over the whole file.
  func hasPlainWord(at offset: Int) -> Bool {
    guard offset >= 0, offset + 8 <= count, let start = base.baseAddress else { return false }
    let word = UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
    let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    // With no top bit set in the word, a byte's top bit says after each step: it is DEL; it is at least a space; it is
    // a line feed.
    guard word & tops == 0 else { return false }
    let isDelete = word &+ ones
    let isPrintable = word &+ ones &* (0x80 - 0x20)
    let isLineFeed = tops &- (word ^ ones &* 0x0A)
    return (isPrintable | isLineFeed) & ~isDelete & tops == tops
  }

  /// Whether a text stands at an offset.
  func has(_ word: StaticString, at offset: Int) -> Bool {
    offset + word.utf8CodeUnitCount <= count
      && equal(
        offset..<offset + word.utf8CodeUnitCount,
        ByteText(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)))
  }

  /// The UTF-8 character at an offset; nil where the bytes are not UTF-8 (overlong forms and surrogates included).
  func character(at offset: Int) -> (codePoint: UInt32, width: Int)? {
    let first = self[offset]
    let width = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard width > 0, offset + width <= count else { return nil }
    guard width > 1 else { return (UInt32(first), 1) }
    var value = UInt32(first) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for next in offset + 1..<offset + width {
      guard self[next].isUTF8Continuation else { return nil }
      value = value << 6 | UInt32(self[next] & 0x3F)
    }
    let isShortest = value >= (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000)
    guard isShortest, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, width)
  }
}

/// The end of blanks, line breaks and comments that begin at an offset, at most `end`.
func endOfSpace(from start: Int, to end: Int, in text: ByteText) -> Int {
  var offset = start
  while offset < end {
    if text[offset] == .hash {
      offset = min(end, text.endOfLine(from: offset))
    } else if text[offset].isBlankOrBreak {
      offset += 1
    } else {
      break
    }
  }
  return offset
}

/// Where a value that begins at an offset ends on its line: before a comment and before trailing blanks.
func endOfValue(from offset: Int, in text: ByteText) -> Int {
  let line = text.endOfLine(from: offset)
  var end = offset
  while end < line, !(text[end] == .hash && end > offset && text[end - 1].isBlank) { end += 1 }
  while end > offset + 1, text[end - 1].isBlank { end -= 1 }
  return end
}
