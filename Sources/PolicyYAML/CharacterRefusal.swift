/// Why a character may not stand in a policy file, whether raw or produced by an escape.
///
/// Tabs, carriage returns and no-break spaces depend on where they stand and are judged there.
package enum CharacterRefusal {
  case control, invisible, lineBreak

  /// Nil for a character that may stand in a text.
  package init?(_ codePoint: UInt32) {
    switch codePoint {
    case 0x85, 0x2028, 0x2029: self = .lineBreak
    case 0x09, 0x0A, 0x0D: return nil
    case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: self = .control
    // Those of Unicode's Default_Ignorable_Code_Point but for the variation selectors, which belong to emoji.
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
      0xE0000...0xE0FFF:
      self = .invisible
    default: return nil
    }
  }
}

/// A Unicode code point as messages name it: "U+200B (zero width space)".
struct CodePoint: CustomStringConvertible {
  let value: UInt32

  /// "U+200B", with at least four digits.
  var notation: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  var description: String { Self.names[value].map { "\(notation) (\($0))" } ?? notation }

  /// Whether a text looks the same without it: it only says where a line may break. Others turn digits around, join
  /// letters or take room, so that what a reader saw is not what is left.
  var isWithoutEffect: Bool { [0xAD, 0x200B, 0x2060, 0xFEFF].contains(value) }

  /// Names from the Unicode Character Database, in lower case; for controls their usual ones.
  private static let names: [UInt32: String] = [
    0x00: "null", 0x07: "bell", 0x08: "backspace", 0x09: "tab", 0x0B: "vertical tab", 0x0C: "form feed",
    0x0D: "carriage return", 0x1B: "escape", 0x7F: "delete", 0x85: "next line", 0xA0: "no-break space",
    0xAD: "soft hyphen", 0x61C: "Arabic letter mark",
    0x200B: "zero width space", 0x200C: "zero width non-joiner", 0x200D: "zero width joiner",
    0x200E: "left-to-right mark", 0x200F: "right-to-left mark", 0x2028: "line separator",
    0x2029: "paragraph separator", 0x202A: "left-to-right embedding", 0x202B: "right-to-left embedding",
    0x202C: "pop directional formatting", 0x202D: "left-to-right override", 0x202E: "right-to-left override",
    0x2060: "word joiner", 0x2061: "function application", 0x2062: "invisible times", 0x2063: "invisible separator",
    0x2064: "invisible plus", 0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate",
    0x2068: "first strong isolate", 0x2069: "pop directional isolate", 0xFEFF: "byte-order mark",
    0xFFFE: "noncharacter", 0xFFFF: "noncharacter",
  ]
}
