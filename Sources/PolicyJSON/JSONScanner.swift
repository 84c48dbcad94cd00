import PolicySource

/// Reads the tokens of one JSON text from left to right.
struct JSONScanner {
  let bytes: [UInt8]
  let end: Int
  private(set) var offset: Int

  /// - Precondition: the range lies within the bytes.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.offset = range.lowerBound
    self.end = range.upperBound
  }

  var isAtEnd: Bool { offset == end }

  /// The byte ahead; nil at the end.
  var next: UInt8? { offset < end ? bytes[offset] : nil }

  var isAtByteOrderMark: Bool { end - offset >= 3 && bytes[offset..<offset + 3].elementsEqual([0xEF, 0xBB, 0xBF]) }

  mutating func skipBlanks() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  /// Steps over a byte if it is the one ahead.
  mutating func take(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func takeDigits() -> Bool {
    let start = offset
    while offset < end, isDigit(bytes[offset]) { offset += 1 }
    return offset > start
  }

  // MARK: Numbers and words

  /// Steps over a number and says whether it is written as an integer.
  mutating func number() throws(JSONSyntaxError) -> Bool {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      guard !takeDigits() else { throw JSONSyntaxError("a number cannot start with a zero", at: start..<offset) }
    } else if !takeDigits() {
      throw unexpected("a digit")
    }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      guard takeDigits() else { throw unexpected("a digit after the decimal point") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard takeDigits() else { throw unexpected("a digit in the exponent") }
    }
    return isInteger
  }

  /// Steps over letters, which are one of the three words of JSON or a mistake that is named.
  mutating func word() throws(JSONSyntaxError) -> JSONNode.Kind {
    let start = offset
    while offset < end, isWordByte(bytes[offset]) { offset += 1 }
    let range = start..<offset
    if spells("true", range) { return .true }
    if spells("false", range) { return .false }
    if spells("null", range) { return .null }
    guard !range.isEmpty else { throw unexpected("a value") }
    let word = String(decoding: bytes[range].prefix(32), as: UTF8.self)
    throw JSONSyntaxError("\(word) is not a JSON value; text stands in double quotes", at: range)
  }

  private func spells(_ word: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { $0.elementsEqual(bytes[range]) }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: isDigit(byte)
    }
  }

  func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  // MARK: Strings

  /// Steps over a string, both quotes included, and says whether it has escapes.
  ///
  /// - Precondition: a double quote is ahead.
  mutating func string() throws(JSONSyntaxError) -> Bool {
    let start = offset
    var hasEscapes = false
    offset += 1
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0x20..<0x80: offset += 1
      case 0x80...: try character()
      default:
        throw JSONSyntaxError(
          "\(codePoint(UInt32(byte))) in a string has to be written as an escape", at: offset..<offset + 1)
      }
    }
    throw JSONSyntaxError("the string that starts here has no end", at: start..<start + 1)
  }

  private mutating func character() throws(JSONSyntaxError) {
    let sequence = UTF8Sequence(bytes, at: offset, before: end)
    guard sequence.scalar != nil else {
      throw JSONSyntaxError("a byte that is not UTF-8", at: offset..<offset + sequence.length)
    }
    offset += sequence.length
  }

  private mutating func escape() throws(JSONSyntaxError) {
    let start = offset
    offset += 1
    guard let letter = next else { throw unexpected("an escape") }
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    case UInt8(ascii: "u"):
      offset += 1
      try unicodeEscape(from: start)
    default: throw JSONSyntaxError("JSON has no such escape", at: start..<offset + 1)
    }
  }

  /// Steps over the digits of `\uXXXX`, and over the second half of a surrogate pair.
  private mutating func unicodeEscape(from start: Int) throws(JSONSyntaxError) {
    let first = try hexDigits()
    guard (0xD800...0xDFFF).contains(first) else { return }
    if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let second = try hexDigits()
      if (0xDC00...0xDFFF).contains(second) { return }
    }
    throw JSONSyntaxError("half of a surrogate pair is not a character", at: start..<start + 6)
  }

  private mutating func hexDigits() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = JSONStringBytes.hexValue(byte) else { throw unexpected("four hex digits") }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }

  // MARK: Errors

  /// The error that something else, or nothing, stands where a thing is wanted.
  func unexpected(_ wanted: String) -> JSONSyntaxError {
    guard offset < end else { return JSONSyntaxError("expected \(wanted), but the text ends", at: offset..<offset) }
    let sequence = UTF8Sequence(bytes, at: offset, before: end)
    let range = offset..<offset + sequence.length
    guard let scalar = sequence.scalar else { return JSONSyntaxError("a byte that is not UTF-8", at: range) }
    let found = (0x21...0x7E).contains(scalar.value) ? "'\(scalar)'" : codePoint(scalar.value)
    return JSONSyntaxError("expected \(wanted), found \(found)", at: range)
  }

  private func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
