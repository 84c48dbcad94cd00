/// A set of ASCII characters; asking it costs a shift.
public struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// - Parameter characters: those outside ASCII are left out.
  public init(_ characters: String) {
    for byte in characters.utf8 where byte < 0x80 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  public func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 0x80 && high >> UInt64(byte - 64) & 1 == 1
  }
}

extension ASCIISet {
  private static let lowercase = "abcdefghijklmnopqrstuvwxyz"
  private static let capitalLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

  static let alphanumeric = ASCIISet(lowercase + capitalLetters + "0123456789")
  static let capitals = ASCIISet(capitalLetters + "0123456789")
  /// The characters of Base64, padding included (RFC 4648).
  static let base64 = ASCIISet(lowercase + capitalLetters + "0123456789+/=")
  /// The digits of Base64 that are safe in addresses (RFC 4648), which many tokens are made of.
  static let base64url = ASCIISet(lowercase + capitalLetters + "0123456789-_")
  /// The same in several parts.
  static let dottedBase64url = ASCIISet(lowercase + capitalLetters + "0123456789-_.")
  /// Whatever is in a token, its sign included.
  static let ofTokens = ASCIISet(lowercase + capitalLetters + "0123456789-_./")
  /// A path of an address.
  static let path = ASCIISet(lowercase + capitalLetters + "0123456789-_/")
  /// What ends a word that may have any punctuation in it.
  static let endOfWord = ASCIISet(" \t\r\n\"'`<>{}[]()\\^|")
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  /// A capital letter of ASCII as the small one.
  var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
