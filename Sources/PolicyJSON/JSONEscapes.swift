/// The spelling of text inside JSON quotes.
///
/// Escaped are the quote, the backslash, every control character (C0, DEL, C1: some terminals obey them) and the line
/// separators U+2028 and U+2029, which end a line in JavaScript. `/` and all other characters stand for themselves.
enum JSONEscapes {
  /// Appends valid UTF-8, in runs of what needs no escape.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var run = 0
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      // Most text is ASCII that stands for itself; only four other lead bytes can begin something else.
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0x7F, byte != 0xC2, byte != 0xE2
      {
        offset += 1
        continue
      }
      let (length, value) = special(text, offset)
      if let value {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<offset]))
        appendEscape(value, to: &output)
        run = offset + length
      }
      offset += length
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
  }

  /// The code point to escape at an offset, if there is one, and how many bytes to step over.
  private static func special(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (length: Int, value: UInt32?) {
    let byte = text[offset]
    if byte == 0xC2, offset + 1 < text.count, text[offset + 1] < 0xA0 { return (2, UInt32(text[offset + 1])) }
    if byte == 0xE2, offset + 2 < text.count, text[offset + 1] == 0x80, text[offset + 2] & 0xFE == 0xA8 {
      return (3, 0x2000 | UInt32(text[offset + 2] & 0x3F))
    }
    return (1, byte < 0x80 ? UInt32(byte) : nil)
  }

  private static func appendEscape(_ value: UInt32, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch value {
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0x22, 0x5C: output.append(UInt8(value))
    default:
      output.append(UInt8(ascii: "u"))
      for shift: UInt32 in [12, 8, 4, 0] { output.append(hexDigit(value >> shift & 0xF)) }
    }
  }

  private static func hexDigit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
  }
}
