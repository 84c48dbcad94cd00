import PolicyModel

/// A manifest of Kubernetes: a ConfigMap whose keys are the variables.
package struct ConfigMapDialect: Dialect {
  package let name = "configmap"
  package let consumer = "Kubernetes (kubectl apply -f FILE; envFrom: configMapRef:)"
  package let cannotCarry = "bytes that are not UTF-8"
  package let allowsComments = true

  private let objectName: ObjectName

  package init(_ objectName: ObjectName) { self.objectName = objectName }

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    .notUTF8(in: assignment.value, why: "YAML holds characters, not bytes")
  }

  package var opening: [UInt8] {
    Array("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"\(objectName.text)\"\ndata:\n".utf8)
  }

  /// Always quoted: Kubernetes takes no value that YAML reads as a number or a switch.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    var text = "  \(assignment.name): \""
    for scalar in String(decoding: assignment.value, as: UTF8.self).unicodeScalars { text += Self.spelling(scalar) }
    return Array("\(text)\"\n".utf8)
  }

  /// What YAML 1.1 and 1.2 do not both take for printable text in one line is escaped.
  private static func spelling(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": #"\""#
    case "\\": #"\\"#
    case "\n": #"\n"#
    case "\r": #"\r"#
    case "\t": #"\t"#
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": #"\x"# + Hexadecimal.text(scalar.value, digits: 2)
    case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": #"\u"# + Hexadecimal.text(scalar.value, digits: 4)
    default: String(scalar)
    }
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = ConfigMapReader(text)
    return try reader.assignments(of: objectName.text)
  }
}

/// Reads a ConfigMap of one form: block mappings, and strings in double quotes on one line.
private struct ConfigMapReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments(of name: String) throws(UnreadableText) -> [ReadAssignment] {
    skipComments()
    guard cursor.skip("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "), try string() == Array(name.utf8),
      cursor.skip("\ndata:\n")
    else { throw cursor.unreadable("it is not the ConfigMap \(name)") }
    var found: [ReadAssignment] = []
    while true {
      skipComments()
      guard cursor.peek != nil else { return found }
      guard cursor.skip("  ") else { throw cursor.unreadable("the line is not in the data") }
      let name = cursor.takeWord()
      guard !name.isEmpty, cursor.skip(": ") else { throw cursor.unreadable("the line assigns nothing") }
      found.append(ReadAssignment(name: name, value: try string()))
      guard cursor.skip(UInt8(ascii: "\n")) else { throw cursor.unreadable("something follows the value") }
    }
  }

  private mutating func skipComments() {
    while cursor.peek == UInt8(ascii: "#") || cursor.peek == UInt8(ascii: "\n") {
      _ = cursor.takeLine()
      _ = cursor.next()
    }
  }

  /// A double-quoted scalar of YAML 1.2 (chapter 5.7) in one line; a plain one might be no string.
  private mutating func string() throws(UnreadableText) -> [UInt8] {
    guard cursor.skip(UInt8(ascii: "\"")) else { throw cursor.unreadable("the value is not in double quotes") }
    var text: [UInt8] = []
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard String(validating: text, as: UTF8.self) != nil else { throw cursor.unreadable("a string is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20, 0x7F: throw cursor.unreadable("a control character stands in a string")
      default: text.append(byte)
      }
    }
    throw cursor.unreadable("a string is not closed")
  }

  private mutating func escaped() throws(UnreadableText) -> [UInt8] {
    let number: UInt32
    switch cursor.next() {
    case UInt8(ascii: "x"): number = try cursor.takeHexadecimal(2)
    case UInt8(ascii: "u"): number = try cursor.takeHexadecimal(4)
    case UInt8(ascii: "U"): number = try cursor.takeHexadecimal(8)
    case let letter?:
      guard let meaning = Self.meanings[letter] else { throw cursor.unreadable("an escape is not one of YAML's") }
      number = meaning
    case nil: throw cursor.unreadable("a string is not closed")
    }
    guard let scalar = Unicode.Scalar(number) else { throw cursor.unreadable("an escape is no character") }
    return Array(String(scalar).utf8)
  }

  private static let meanings: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "e"): 0x1B, UInt8(ascii: " "): 0x20, UInt8(ascii: "\""): 0x22, UInt8(ascii: "/"): 0x2F,
    UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0, UInt8(ascii: "L"): 0x2028,
    UInt8(ascii: "P"): 0x2029,
  ]
}
