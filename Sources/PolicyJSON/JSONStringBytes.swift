/// The UTF-8 bytes a JSON string stands for, its escapes resolved one by one without building a string.
struct JSONStringBytes: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int
  /// The rest of a character that came from an escape, lowest byte first.
  private var pending: UInt32 = 0

  /// - Parameter range: what stands between the quotes of a string that the scanner has accepted.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.offset = range.lowerBound
    self.end = range.upperBound
  }

  mutating func next() -> UInt8? {
    if pending != 0 { return takePending() }
    guard offset < end else { return nil }
    let byte = bytes[offset]
    guard byte == UInt8(ascii: "\\") else {
      offset += 1
      return byte
    }
    let letter = bytes[offset + 1]
    offset += 2
    return letter == UInt8(ascii: "u") ? unicodeEscape() : Self.meaning(of: letter)
  }

  private mutating func takePending() -> UInt8 {
    let byte = UInt8(truncatingIfNeeded: pending)
    pending >>= 8
    return byte
  }

  private static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  private mutating func unicodeEscape() -> UInt8 {
    var value = hexDigits()
    if (0xD800...0xDBFF).contains(value) {
      offset += 2
      value = 0x1_0000 + (value - 0xD800) << 10 + (hexDigits() &- 0xDC00) & 0x3FF
    }
    return encode(value)
  }

  private mutating func hexDigits() -> UInt32 {
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] { value = value << 4 | (Self.hexValue(byte) ?? 0) }
    offset += 4
    return value
  }

  /// Puts all bytes of a character but the first aside. U+0000 is one byte, so that an empty rest always means none.
  private mutating func encode(_ value: UInt32) -> UInt8 {
    switch value {
    case ..<0x80: return UInt8(value)
    case ..<0x800:
      pending = 0x80 | value & 0x3F
      return UInt8(0xC0 | value >> 6)
    case ..<0x1_0000:
      pending = (0x80 | value >> 6 & 0x3F) | (0x80 | value & 0x3F) << 8
      return UInt8(0xE0 | value >> 12)
    default:
      pending = (0x80 | value >> 12 & 0x3F) | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F) << 16
      return UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
    }
  }

  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
