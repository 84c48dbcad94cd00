import PolicySource

/// The spelling of text inside JSON quotes.
///
/// Escaped are the quote, the backslash, every character that a terminal obeys or hides, and the `[` that would open a
/// workflow command, so that a log may hold the text. `/` and all other characters stand for themselves.
enum JSONEscapes {
  /// Appends valid UTF-8, in runs of what needs no escape.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var run = 0
    var offset = 0
    while offset < text.count {
      guard mayNeedEscape(text[offset]) else {
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

  /// Most text is ASCII that stands for itself, and few lead bytes begin an unprintable character.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "\\"), 0..<0x20, 0x7F: true
    case 0xC2, 0xCD, 0xD8, 0xDB, 0xDC, 0xE0...0xE3, 0xEF, 0xF0, 0xF3: true
    default: false
    }
  }

  /// The code point to escape at an offset, if there is one, and how many bytes to step over.
  private static func special(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (length: Int, value: UInt32?) {
    let byte = text[offset]
    guard byte >= 0x80 else {
      let isEscaped = byte != UInt8(ascii: "[") || WorkflowCommand.opens(atBracket: offset, in: text)
      return (1, isEscaped ? UInt32(byte) : nil)
    }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard offset + length <= text.count else { return (1, nil) }
    var value = UInt32(byte) & (0x7F >> UInt32(length))
    for step in 1..<length { value = value << 6 | UInt32(text[offset + step] & 0x3F) }
    return (length, UnprintableCharacter.contains(value) ? value : nil)
  }

  private static func appendEscape(_ value: UInt32, to output: inout [UInt8]) {
    switch value {
    case 0x08: appendShort("b", to: &output)
    case 0x09: appendShort("t", to: &output)
    case 0x0A: appendShort("n", to: &output)
    case 0x0C: appendShort("f", to: &output)
    case 0x0D: appendShort("r", to: &output)
    case 0x22: appendShort("\"", to: &output)
    case 0x5C: appendShort("\\", to: &output)
    case ..<0x1_0000: appendUnit(value, to: &output)
    default:
      appendUnit(0xD7C0 + value >> 10, to: &output)
      appendUnit(0xDC00 | value & 0x3FF, to: &output)
    }
  }

  private static func appendShort(_ letter: Unicode.Scalar, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    output.append(UInt8(ascii: letter))
  }

  /// A code unit of UTF-16.
  private static func appendUnit(_ unit: UInt32, to output: inout [UInt8]) {
    appendShort("u", to: &output)
    for shift: UInt32 in [12, 8, 4, 0] { output.append(hexDigit(unit >> shift & 0xF)) }
  }

  private static func hexDigit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
  }
}
