/// A JSON number in the spelling in which it stands, so that nothing is lost to binary fractions.
package struct JSONDecimal: Hashable, Sendable {
  /// ASCII, of the form RFC 8259 gives a number.
  package let text: String

  /// Nil when the text is not a JSON number.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    var scanner = JSONScanner(bytes, 0..<bytes.count)
    guard (try? scanner.number()) != nil, scanner.isAtEnd else { return nil }
    self.text = text
  }

  /// The shortest spelling that reads back as the same number; nil for infinities and NaN, which JSON does not have.
  package init?(_ number: Double) {
    guard number.isFinite else { return nil }
    self.init("\(number)")
  }

  /// For the reader, who has checked the spelling.
  init(checked text: String) { self.text = text }

  /// The nearest binary fraction; nil where the number is too large for one.
  package var double: Double? {
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
