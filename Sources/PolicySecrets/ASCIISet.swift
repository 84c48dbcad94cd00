/// A set of ASCII characters; asking it costs a shift.
package struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// - Parameter characters: those outside ASCII are left out.
  package init(_ characters: String) {
    for byte in characters.utf8 { insert(byte) }
  }

  package func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 0x80 && high >> UInt64(byte - 64) & 1 == 1
  }

  /// Adds a character; one outside ASCII is left out.
  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 0x80 { high |= 1 << UInt64(byte - 64) }
  }

  func union(_ other: ASCIISet) -> ASCIISet {
    var union = self
    union.low |= other.low
    union.high |= other.high
    return union
  }

  func intersection(_ other: ASCIISet) -> ASCIISet {
    var intersection = self
    intersection.low &= other.low
    intersection.high &= other.high
    return intersection
  }

  /// How many characters it has.
  var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }
}

extension ASCIISet {
  private static let lowercase = "abcdefghijklmnopqrstuvwxyz"
  private static let capitalLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let letters = lowercase + capitalLetters

  static let digits = ASCIISet("0123456789")
  static let hexadecimal = ASCIISet("0123456789abcdefABCDEF")
  static let alphanumeric = ASCIISet(letters + "0123456789")
  static let capitals = ASCIISet(capitalLetters + "0123456789")
  static let capitalsAndHyphen = ASCIISet(capitalLetters + "0123456789-")
  /// The characters of Base64, padding included (RFC 4648).
  static let base64 = ASCIISet(letters + "0123456789+/=")
  /// The digits of Base64 that are safe in addresses (RFC 4648), which many tokens are made of.
  static let base64url = ASCIISet(letters + "0123456789-_")
  /// The same in several parts.
  static let dottedBase64url = ASCIISet(letters + "0123456789-_.")
  /// The characters of both kinds of Base64, in several parts.
  static let anyBase64 = ASCIISet(letters + "0123456789-_.+/=")
  /// Whatever is in the first bytes of a token, its sign included.
  static let ofTokens = ASCIISet(letters + "0123456789-_./+~")
  /// A path of an address.
  static let path = ASCIISet(letters + "0123456789-_/")
  /// A path of an address, or a part of one that names whom it is for.
  static let pathAndAt = ASCIISet(letters + "0123456789-_/@")
  /// The characters of a name that something is assigned to.
  static let name = ASCIISet(letters + "0123456789-_.")
  /// What ends a word that may have any punctuation in it.
  static let endOfWord = ASCIISet(" \t\r\n\"'`<>{}[]()\\^|")
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  /// A blank that does not end a line.
  var isSpace: Bool { self == 0x20 || self == 0x09 }
  var isLineBreak: Bool { self == 0x0A || self == 0x0D }
  var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`") }
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isCapital: Bool { self &- UInt8(ascii: "A") < 26 }
  var isLowercase: Bool { self &- UInt8(ascii: "a") < 26 }

  /// A capital letter of ASCII as the small one.
  var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}
