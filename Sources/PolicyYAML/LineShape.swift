/// The parts of one line of block style: list dashes, a key with its colon, a value.
struct LineShape {
  /// The offset of the first byte.
  let start: Int
  /// The offset of the first byte behind indentation and list dashes.
  let content: Int
  /// The offset of the first colon with space behind it, if what stands before it can be a key.
  let colon: Int?
  /// The offset of the value: behind the colon, or the content where no colon is.
  let value: Int
  /// The offset behind the last byte, without the line break.
  let end: Int

  /// Reads the line that an offset lies in.
  init(at offset: Int, in text: ByteText) {
    start = text.startOfLine(at: offset)
    end = text.endOfLine(from: start)
    content = Self.skipDashes(from: text.skip(from: start, to: end, while: \.isBlank), to: end, in: text)
    colon = Self.colon(from: content, to: end, in: text)
    value = text.skip(from: colon.map { $0 + 1 } ?? content, to: end, while: \.isBlank)
  }

  /// The number of bytes before the first that is no space.
  static func indentation(at offset: Int, in text: ByteText) -> Int {
    let start = text.startOfLine(at: offset)
    return text.skip(from: start, to: text.count) { $0 == .space } - start
  }

  private static func skipDashes(from offset: Int, to end: Int, in text: ByteText) -> Int {
    var offset = offset
    while offset + 1 < end, text[offset] == UInt8(ascii: "-"), text[offset + 1].isBlank {
      offset = text.skip(from: offset + 1, to: end, while: \.isBlank)
    }
    return offset
  }

  private static func colon(from start: Int, to end: Int, in text: ByteText) -> Int? {
    guard start < end else { return nil }
    var offset = start
    if text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") {
      offset = text.skip(from: start + 1, to: end) { $0 != text[start] } + 1
    }
    while offset < end {
      if text[offset] == .colon, offset + 1 == end || text[offset + 1].isBlank { return offset }
      if text[offset] == .hash, offset > start, text[offset - 1].isBlank { return nil }
      offset += 1
    }
    return nil
  }
}
