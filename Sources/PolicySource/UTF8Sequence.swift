/// One step through bytes that may or may not be UTF-8.
package struct UTF8Sequence: Equatable, Sendable {
  /// What the bytes encode; nil where they are not UTF-8, surrogates and overlong forms included.
  package let scalar: Unicode.Scalar?
  /// How many bytes the step covers, 1 to 4: a whole sequence, or the longest beginning of one, for which the Unicode
  /// Standard (3.9, U+FFFD substitution of maximal subparts) shows a single U+FFFD.
  package let length: Int

  /// Reads the step that begins at an offset.
  ///
  /// - Precondition: `offset < end <= bytes.count`.
  package init(_ bytes: [UInt8], at offset: Int, before end: Int) {
    let lead = bytes[offset]
    guard lead >= 0x80 else {
      self.init(scalar: Unicode.Scalar(lead), length: 1)
      return
    }
    guard let (count, second) = Self.shape(of: lead) else {
      self.init(scalar: nil, length: 1)
      return
    }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for step in 1..<count {
      let allowed = step == 1 ? second : 0x80...0xBF
      guard offset + step < end, allowed.contains(bytes[offset + step]) else {
        self.init(scalar: nil, length: step)
        return
      }
      value = value << 6 | UInt32(bytes[offset + step] & 0x3F)
    }
    self.init(scalar: Unicode.Scalar(value), length: count)
  }

  private init(scalar: Unicode.Scalar?, length: Int) {
    self.scalar = scalar
    self.length = length
  }

  /// The length of a sequence and the range of its second byte, which keeps overlong forms and surrogates out
  /// (Unicode Standard, table 3-7).
  private static func shape(of lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
