/// Letters of other scripts that look like ASCII ones.
enum Lookalikes {
  /// The ASCII character that a code point looks like, if any.
  ///
  /// A selection of the single-letter pairs of Unicode's confusables.txt for Cyrillic and Greek, dashes, and the
  /// fullwidth forms.
  static func ascii(of codePoint: UInt32) -> Character? {
    if (0xFF01...0xFF5E).contains(codePoint) { return Unicode.Scalar(codePoint - 0xFEE0).map { Character($0) } }
    return letters[codePoint]
  }

  /// The key with every lookalike replaced; nil when a character outside ASCII remains.
  static func ascii(of key: ByteText) -> String? {
    var ascii = ""
    for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        ascii.unicodeScalars.append(scalar)
      } else if let letter = Self.ascii(of: scalar.value) {
        ascii.append(letter)
      } else {
        return nil
      }
    }
    return ascii
  }

  private static let letters: [UInt32: Character] = [
    // Cyrillic small letters.
    0x0430: "a", 0x0435: "e", 0x043E: "o", 0x0440: "p", 0x0441: "c", 0x0443: "y", 0x0445: "x", 0x0455: "s",
    0x0456: "i", 0x0458: "j", 0x04BB: "h", 0x04CF: "l", 0x0501: "d", 0x051B: "q", 0x051D: "w",
    // Cyrillic capital letters.
    0x0405: "S", 0x0406: "I", 0x0408: "J", 0x0410: "A", 0x0412: "B", 0x0415: "E", 0x041A: "K", 0x041C: "M",
    0x041D: "H", 0x041E: "O", 0x0420: "P", 0x0421: "C", 0x0422: "T", 0x0423: "Y", 0x0425: "X",
    // Greek small letters.
    0x03B1: "a", 0x03B9: "i", 0x03BA: "k", 0x03BD: "v", 0x03BF: "o", 0x03C1: "p", 0x03C5: "u",
    // Greek capital letters.
    0x0391: "A", 0x0392: "B", 0x0395: "E", 0x0396: "Z", 0x0397: "H", 0x0399: "I", 0x039A: "K", 0x039C: "M",
    0x039D: "N", 0x039F: "O", 0x03A1: "P", 0x03A4: "T", 0x03A5: "Y", 0x03A7: "X",
    // Hyphens, dashes and the minus sign; Latin letters that lost or won a stroke.
    0x0131: "i", 0x0261: "g", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-",
  ]
}
