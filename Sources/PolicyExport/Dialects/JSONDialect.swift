/// One JSON object of strings, in the order of the assignments.
package struct JSONDialect: Dialect {
  package let name = "json"
  package let consumer = "programs that read JSON"
  package let cannotCarry = "bytes that are not UTF-8"
  package let allowsComments = false

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    .notUTF8(in: assignment.value, why: "a JSON string holds characters, not bytes")
  }

  package var opening: [UInt8] { Array("{\n".utf8) }
  package var closing: [UInt8] { Array("}\n".utf8) }

  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    let value = assignment.spelled { byte, _ in
      switch byte {
      case UInt8(ascii: "\""): #"\""#
      case UInt8(ascii: "\\"): #"\\"#
      case UInt8(ascii: "\n"): #"\n"#
      case UInt8(ascii: "\r"): #"\r"#
      case UInt8(ascii: "\t"): #"\t"#
      case 0..<0x20, 0x7F: #"\u"# + Hexadecimal.text(UInt32(byte), digits: 4)
      default: nil
      }
    }
    return Array("  \"\(assignment.name)\": \"".utf8) + value + Array(isLast ? "\"\n".utf8 : "\",\n".utf8)
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = JSONObjectReader(text)
    return try reader.assignments()
  }
}

/// Reads one JSON object whose values are strings (RFC 8259), and nothing else.
private struct JSONObjectReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    try expect("{")
    if !skip("}") {
      repeat {
        let name = try string()
        try expect(":")
        found.append(ReadAssignment(name: name, value: try string()))
      } while skip(",")
      try expect("}")
    }
    skipBlanks()
    guard cursor.peek == nil else { throw cursor.unreadable("something follows the object") }
    return found
  }

  private mutating func skipBlanks() { _ = cursor.take(while: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }) }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    return cursor.skip(UInt8(ascii: mark))
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(UnreadableText) {
    guard skip(mark) else { throw cursor.unreadable("`\(mark)` is missing") }
  }

  private mutating func string() throws(UnreadableText) -> [UInt8] {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard String(validating: text, as: UTF8.self) != nil else { throw cursor.unreadable("a string is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw cursor.unreadable("a control character stands in a string")
      default: text.append(byte)
      }
    }
    throw cursor.unreadable("a string is not closed")
  }

  private mutating func escaped() throws(UnreadableText) -> [UInt8] {
    let letter = cursor.next()
    if letter == UInt8(ascii: "u") { return try unicodeEscape() }
    let meanings: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    guard let letter, let byte = meanings[letter] else { throw cursor.unreadable("an escape is not one of JSON's") }
    return [byte]
  }

  private mutating func unicodeEscape() throws(UnreadableText) -> [UInt8] {
    var units = [UInt16(truncatingIfNeeded: try cursor.takeHexadecimal(4))]
    if (0xD800..<0xDC00).contains(units[0]) {
      guard cursor.skip("\\u") else { throw cursor.unreadable("half of a surrogate pair is missing") }
      units.append(UInt16(truncatingIfNeeded: try cursor.takeHexadecimal(4)))
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw cursor.unreadable("half of a surrogate pair is missing")
    }
    return Array(text.utf8)
  }
}
