/// What the characters of a text tell about how it was made: words and numbers, or drawn by chance.
struct CharacterProfile {
  private(set) var count = 0
  private(set) var digits = 0
  private(set) var capitals = 0
  private(set) var lowercase = 0
  /// Printable characters of ASCII that are neither a letter nor a digit, nor stand between the words of a name.
  private(set) var symbols = 0
  /// How often a digit follows a letter, a letter a digit, or a capital a small letter. Words have few of these places.
  private(set) var transitions = 0

  /// - Parameter text: its first 128 bytes count.
  init(_ text: some Collection<UInt8>) {
    var last: UInt8 = 0
    for byte in text.prefix(128) {
      count += 1
      if byte.isDigit {
        digits += 1
        if last.isCapital || last.isLowercase { transitions += 1 }
      } else if byte.isCapital {
        capitals += 1
        if last.isDigit || last.isLowercase { transitions += 1 }
      } else if byte.isLowercase {
        lowercase += 1
        if last.isDigit { transitions += 1 }
      } else if byte > 0x20, !Self.separators.contains(byte) {
        symbols += 1
      }
      last = byte
    }
  }

  private static let separators = ASCIISet("-_./:,")

  var letters: Int { capitals + lowercase }

  /// Whether it is nothing but digits and what stands between them.
  var isNumeric: Bool { digits > 0 && letters == 0 && symbols == 0 }

  /// Whether it can only have been drawn by chance.
  var isRandom: Bool {
    guard count >= 16, letters >= 2, symbols == 0 || count >= 20 else { return false }
    return digits >= 2 ? transitions >= max(4, (letters + digits) / 8) : transitions >= max(4, letters / 4)
  }

  /// Whether letters and digits are mixed as words are not: `a1b2c3d4`.
  var isMixed: Bool { count >= 8 && digits >= 2 && letters >= 2 && transitions >= 2 }

  /// Whether it reads as words of small letters, which a long token never does.
  var isOfWords: Bool { lowercase > 0 && transitions < (count < 32 ? 2 : 3) }
}
