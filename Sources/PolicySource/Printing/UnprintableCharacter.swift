/// Characters that are never printed raw, because a terminal obeys them or shows nothing for them: controls, controls of
/// the text direction, format characters, line and paragraph separators, variation selectors and what else Unicode calls
/// ignorable.
///
/// .NET, in which GitHub's runner is written, skips ignorable characters when it searches a line for a command, so one of
/// them between two other characters hides nothing from it.
public enum UnprintableCharacter {
  /// Whether a code point is one of general category Cc, Cf, Zl or Zp, or has the property `Default_Ignorable_Code_Point`
  /// (Unicode 17).
  public static func contains(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x34F: false
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x34F, 0x600...0x605, 0x61C, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: true
    case 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
    case 0x110BD, 0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  /// A code point in ASCII, as text for people has it: `\u{1B}`.
  public static func spelling(of codePoint: UInt32) -> String {
    "\\u{\(String(codePoint, radix: 16, uppercase: true))}"
  }
}
