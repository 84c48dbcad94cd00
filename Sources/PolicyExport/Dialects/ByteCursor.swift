/// A place in a text that a reader moves forward. Writers do not use it.
struct ByteCursor {
  private let bytes: [UInt8]
  private(set) var offset = 0
  /// The line of `offset`, from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at the place, or nil at the end.
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte at a distance behind the place, or nil behind the end.
  ///
  /// - Parameter distance: not negative.
  func peek(_ distance: Int) -> UInt8? { distance < bytes.count - offset ? bytes[offset + distance] : nil }

  /// The byte at the place, which then lies behind it.
  mutating func next() -> UInt8? {
    guard let byte = peek else { return nil }
    offset += 1
    if byte == UInt8(ascii: "\n") { line += 1 }
    return byte
  }

  /// Moves over a byte if it is there.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    _ = next()
    return true
  }

  /// Moves over a text if all of it is there.
  mutating func skip(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard bytes[offset...].starts(with: wanted) else { return false }
    for _ in wanted { _ = next() }
    return true
  }

  /// The bytes up to the first that fails a condition.
  mutating func take(while condition: (UInt8) -> Bool) -> [UInt8] {
    let start = offset
    while let byte = peek, condition(byte) { _ = next() }
    return Array(bytes[start..<offset])
  }

  /// The letters of ASCII, digits and `_` up to anything else.
  mutating func takeWord() -> [UInt8] {
    take { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }
  }

  /// The bytes up to the line feed or the end.
  mutating func takeLine() -> [UInt8] { take(while: { $0 != UInt8(ascii: "\n") }) }

  /// Moves over blanks and tabs.
  mutating func skipBlanks() { _ = take(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) }

  /// The number that so many hexadecimal digits write, which must all be there.
  ///
  /// - Parameter digits: up to 8.
  mutating func takeHexadecimal(_ digits: Int) throws(UnreadableText) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard let byte = next(), byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unreadable("an escape has fewer than \(digits) digits")
      }
      number = number << 4 | UInt32(digit)
    }
    return number
  }

  func unreadable(_ problem: String) -> UnreadableText { UnreadableText(line: line, problem: problem) }
}
