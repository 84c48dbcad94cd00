/// Values of Terraform's input variables.
package struct TfvarsDialect: Dialect {
  package let name = "tfvars"
  package let consumer = "Terraform (-var-file)"
  package let cannotCarry = "characters that are not in Unicode's composed form (NFC), bytes that are not UTF-8"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    let value = assignment.value
    if let obstacle = Obstacle.notUTF8(in: value, why: "a string of Terraform holds characters, not bytes") {
      return obstacle
    }
    guard let offset = ComposedForm.firstStranger(in: value) else { return nil }
    return Obstacle(at: offset, of: value, why: "Terraform would compose it with what is before it (NFC)")
  }

  /// Always quoted: a bare word or number would be an expression.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    let bytes = assignment.value
    var next = 0
    let value = assignment.spelled { byte, _ in
      next += 1
      let opensTemplate = next < bytes.count && bytes[next] == UInt8(ascii: "{")
      return switch byte {
      case UInt8(ascii: "\""): #"\""#
      case UInt8(ascii: "\\"): #"\\"#
      case UInt8(ascii: "\n"): #"\n"#
      case UInt8(ascii: "\r"): #"\r"#
      case UInt8(ascii: "\t"): #"\t"#
      case UInt8(ascii: "$") where opensTemplate: "$$"
      case UInt8(ascii: "%") where opensTemplate: "%%"
      case 0..<0x20, 0x7F: #"\u"# + Hexadecimal.text(UInt32(byte), digits: 4)
      default: nil
      }
    }
    return Array("\(assignment.name) = \"".utf8) + value + Array("\"\n".utf8)
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = TfvarsReader(text)
    return try reader.assignments()
  }
}

/// Reads `NAME = "…"` lines of HCL 2 without templates.
private struct TfvarsReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    var names: Set<[UInt8]> = []
    while true {
      _ = cursor.take(while: { [0x20, 0x09, 0x0A, 0x0D].contains($0) })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") || cursor.skip("//") {
        _ = cursor.takeLine()
      } else {
        let assignment = try assignment()
        guard names.insert(assignment.name).inserted else { throw cursor.unreadable("a name is assigned twice") }
        found.append(assignment)
      }
    }
  }

  private mutating func assignment() throws(UnreadableText) -> ReadAssignment {
    let name = cursor.takeWord()
    cursor.skipBlanks()
    guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      cursor.skip(UInt8(ascii: "="))
    else { throw cursor.unreadable("the line assigns nothing") }
    cursor.skipBlanks()
    guard cursor.skip(UInt8(ascii: "\"")) else { throw cursor.unreadable("the value is not a quoted text") }
    let value = try string()
    cursor.skipBlanks()
    _ = cursor.skip(UInt8(ascii: "\r"))
    guard cursor.peek == nil || cursor.skip(UInt8(ascii: "\n")) else {
      throw cursor.unreadable("something follows the value")
    }
    return ReadAssignment(name: name, value: value)
  }

  /// Up to the closing quote. Terraform composes what is in it; the text is unreadable where that changes it.
  private mutating func string() throws(UnreadableText) -> [UInt8] {
    var text: [UInt8] = []
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard String(validating: text, as: UTF8.self) != nil else { throw cursor.unreadable("a text is not UTF-8") }
        guard ComposedForm.firstStranger(in: text) == nil else { throw cursor.unreadable("a text is not composed") }
        return text
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw cursor.unreadable("a quote is not closed")
      case UInt8(ascii: "\\"): text += try escaped()
      case UInt8(ascii: "$"), UInt8(ascii: "%"): text += try templateMark(byte)
      default: text.append(byte)
      }
    }
    throw cursor.unreadable("a quote is not closed")
  }

  private mutating func escaped() throws(UnreadableText) -> [UInt8] {
    switch cursor.next() {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "\""): return [0x22]
    case UInt8(ascii: "\\"): return [0x5C]
    case UInt8(ascii: "u"): return try scalar(4)
    case UInt8(ascii: "U"): return try scalar(8)
    default: throw cursor.unreadable("an escape is not one of Terraform's")
    }
  }

  private mutating func scalar(_ digits: Int) throws(UnreadableText) -> [UInt8] {
    guard let scalar = Unicode.Scalar(try cursor.takeHexadecimal(digits)) else {
      throw cursor.unreadable("an escape is no character")
    }
    return Array(String(scalar).utf8)
  }

  /// The mark, once more where it is doubled before a brace; alone before one it begins a template.
  private mutating func templateMark(_ mark: UInt8) throws(UnreadableText) -> [UInt8] {
    if cursor.peek == mark, cursor.peek(1) == UInt8(ascii: "{") {
      _ = cursor.next()
      _ = cursor.next()
      return [mark, UInt8(ascii: "{")]
    }
    guard cursor.peek != UInt8(ascii: "{") else { throw cursor.unreadable("a template would be evaluated") }
    return [mark]
  }
}
