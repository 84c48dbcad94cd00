/// An escape of a double-quoted scalar that libyaml has accepted.
struct Escape {
  let codePoint: UInt32
  /// In bytes, the backslash included.
  let length: Int

  /// Nil where no escape stands: a backslash at the end of the text.
  init?(at offset: Int, in text: ByteText) {
    guard let letter = text.byte(at: offset + 1) else { return nil }
    let digits = Self.digitCount(behind: letter)
    guard digits > 0 else {
      codePoint = Self.singleLetters[letter] ?? UInt32(letter)
      length = 2
      return
    }
    guard offset + 2 + digits <= text.count,
      let value = UInt32(String(decoding: text[offset + 2..<offset + 2 + digits], as: UTF8.self), radix: 16)
    else { return nil }
    codePoint = value
    length = 2 + digits
  }

  /// An escape cannot be meant as a line break of the file, so that a tab and a carriage return are controls here.
  var refusal: CharacterRefusal? {
    codePoint == 0x09 || codePoint == 0x0D ? .control : CharacterRefusal(codePoint)
  }

  /// How many hexadecimal digits belong to an escape: those of `\x`, `\u` and `\U`, none for the others.
  static func digitCount(behind letter: UInt8) -> Int {
    switch letter {
    case UInt8(ascii: "x"): 2
    case UInt8(ascii: "u"): 4
    case UInt8(ascii: "U"): 8
    default: 0
    }
  }

  /// YAML 1.2.2, section 5.7; `\n`, `\_` and the printable ones produce nothing that is refused.
  private static let singleLetters: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, .tab: 0x09,
    UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "e"): 0x1B,
    UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0, UInt8(ascii: "L"): 0x2028, UInt8(ascii: "P"): 0x2029,
    UInt8(ascii: "n"): 0x0A, .lineFeed: 0x0A, .carriageReturn: 0x0A,
  ]
}
