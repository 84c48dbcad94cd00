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

  private static let letters: [UInt32: Character] = {
    let pairs = [
      // Cyrillic
      ("аеорсухіјѕԁһԛԝһӏ", "aeopcyxijsdhqwhl"), ("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS"),
      // Greek
      ("αορυνικ", "aopuvik"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
      // Dashes and the Latin letters without a dot or with a curl
      ("‐‑‒–—−", "------"), ("ıɡ", "ig"),
    ]
    var letters: [UInt32: Character] = [:]
    for (foreign, ascii) in pairs {
      for (scalar, letter) in zip(foreign.unicodeScalars, ascii) { letters[scalar.value] = letter }
    }
    return letters
  }()
}
