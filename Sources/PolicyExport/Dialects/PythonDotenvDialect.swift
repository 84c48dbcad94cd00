/// The `.env` files of python-dotenv.
package struct PythonDotenvDialect: Dialect {
  package let name = "python-dotenv"
  package let consumer = "python-dotenv (load_dotenv)"
  package let cannotCarry = "`${`, some values with a backslash at the end, bytes that are not UTF-8"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    let value = assignment.value
    if let obstacle = Obstacle.notUTF8(in: value, why: "python-dotenv reads characters, not bytes") { return obstacle }
    if let offset = value.indices.first(where: { value[$0...].starts(with: "${".utf8) }) {
      return Obstacle(at: offset, of: value, why: "python-dotenv expands `${` in any quotes")
    }
    guard value.last == UInt8(ascii: "\\"), !Self.isUnquotable(value) else { return nil }
    return Obstacle(
      at: value.count - 1, of: value, why: "python-dotenv reads on behind a quote that follows a backslash at the end")
  }

  /// Quoted with `"…"` unless the value is plain or ends in a backslash, which would hide the closing quote.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    guard assignment.value.last != UInt8(ascii: "\\") else { return assignment.line(assignment.value) }
    return assignment.line("\"", "\"") { byte, _ in
      switch byte {
      case UInt8(ascii: "\\"): #"\\"#
      case UInt8(ascii: "\""): #"\""#
      case UInt8(ascii: "\n"): #"\n"#
      // The file is read with universal line breaks, which make a line feed of it.
      case UInt8(ascii: "\r"): #"\r"#
      default: nil
      }
    }
  }

  /// True for text without blanks that begins with no quote: then nothing is a comment, and nothing is cut off.
  private static func isUnquotable(_ value: [UInt8]) -> Bool {
    guard let first = value.first, first != UInt8(ascii: "'"), first != UInt8(ascii: "\"") else { return false }
    return String(decoding: value, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.value > 0x20 && !$0.properties.isWhitespace
    }
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    guard let text = String(validating: text, as: UTF8.self) else {
      throw UnreadableText(line: 1, problem: "the file is not UTF-8")
    }
    var reader = PythonDotenvReader(text)
    return try reader.assignments()
  }
}

/// Reads with the expressions of python-dotenv 1.2 (`parser.py`, `variables.py`).
///
/// It is narrower in that names are ASCII, that what python-dotenv warns about and skips is unreadable, and that nothing
/// is expanded.
private struct PythonDotenvReader {
  private var cursor: ByteCursor

  init(_ text: String) {
    // Universal line breaks: CRLF is one character to Swift.
    cursor = ByteCursor(Array(String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }).utf8))
  }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      _ = cursor.take(while: { Self.isBlank($0) || $0 == UInt8(ascii: "\n") })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") { _ = cursor.takeLine() } else { found.append(try assignment()) }
    }
  }

  private mutating func assignment() throws(UnreadableText) -> ReadAssignment {
    if cursor.skip("export ") { skipBlanks() }
    let name = cursor.takeWord()
    skipBlanks()
    guard !name.isEmpty, cursor.skip(UInt8(ascii: "=")) else { throw cursor.unreadable("the line assigns nothing") }
    skipBlanks()
    let isQuoted = cursor.peek == UInt8(ascii: "'") || cursor.peek == UInt8(ascii: "\"")
    let value = isQuoted ? try quoted() : unquoted()
    skipBlanks()
    if cursor.peek == UInt8(ascii: "#") { _ = cursor.takeLine() }
    guard cursor.peek == nil || cursor.skip(UInt8(ascii: "\n")) else {
      throw cursor.unreadable("something follows the closing quote")
    }
    guard !value.indices.contains(where: { value[$0...].starts(with: "${".utf8) }) else {
      throw cursor.unreadable("a `${` would be expanded")
    }
    return ReadAssignment(name: name, value: value)
  }

  /// A backslash and the quote behind it never end the value, even where the backslash is itself behind one.
  private mutating func quoted() throws(UnreadableText) -> [UInt8] {
    let quote = cursor.next()
    var raw: [UInt8] = []
    while let byte = cursor.next() {
      if byte == quote { return Self.unescaped(raw, in: quote) }
      raw.append(byte)
      if byte == UInt8(ascii: "\\"), cursor.peek == quote, let next = cursor.next() { raw.append(next) }
    }
    throw cursor.unreadable("a quote is not closed")
  }

  private static func unescaped(_ raw: [UInt8], in quote: UInt8?) -> [UInt8] {
    var meanings: [UInt8: UInt8] = [UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'")]
    if quote == UInt8(ascii: "\"") {
      for (letter, byte) in zip("\"abfnrtv".utf8, [0x22, 0x07, 0x08, 0x0C, 0x0A, 0x0D, 0x09, 0x0B] as [UInt8]) {
        meanings[letter] = byte
      }
    }
    var text: [UInt8] = []
    var rest = raw[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let letter = rest.first, let meaning = meanings[letter] {
        rest = rest.dropFirst()
        text.append(meaning)
      } else {
        text.append(byte)
      }
    }
    return text
  }

  /// Up to the line break, without a comment behind white space and without white space at the end.
  private mutating func unquoted() -> [UInt8] {
    let scalars = Array(String(decoding: cursor.takeLine(), as: UTF8.self).unicodeScalars)
    let comment = scalars.indices.first { index in
      index > 0 && scalars[index] == "#" && Self.isWhitespace(scalars[index - 1])
    }
    var value = scalars[..<(comment ?? scalars.endIndex)]
    while let last = value.last, Self.isWhitespace(last) { _ = value.popLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: value)
    return Array(String(text).utf8)
  }

  private mutating func skipBlanks() { _ = cursor.take(while: Self.isBlank) }

  /// The white space of Python, `\s`, as far as it is ASCII and no line feed.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "\n") && isWhitespace(Unicode.Scalar(byte)) && byte < 0x80
  }

  private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }
}
