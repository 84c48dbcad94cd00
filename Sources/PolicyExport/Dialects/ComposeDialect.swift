/// The env files of Docker Compose v2, in `env_file:` and `--env-file`.
package struct ComposeDialect: Dialect {
  package let name = "compose"
  package let consumer = "Docker Compose v2 (env_file: and --env-file)"
  package let cannotCarry = "bytes that are not UTF-8"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    .notUTF8(in: assignment.value, why: "Compose hands the value to Docker as JSON, which holds characters, not bytes")
  }

  /// Quoted with `"…"` unless the value is plain, with a backslash before `\`, `"` and `$`.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    assignment.line("\"", "\"") { byte, _ in
      switch byte {
      case UInt8(ascii: "\\"): #"\\"#
      case UInt8(ascii: "\""): #"\""#
      case UInt8(ascii: "$"): #"\$"#
      case UInt8(ascii: "\n"): #"\n"#
      case UInt8(ascii: "\r"): #"\r"#
      case UInt8(ascii: "\t"): #"\t"#
      default: nil
      }
    }
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = ComposeReader(text)
    return try reader.assignments()
  }
}

/// Reads an env file in the steps of compose-go v2.13.0 (`dotenv/parser.go`): find the name, find the end of the value,
/// resolve escapes, then expand variables.
///
/// It is narrower in two points. What would take a value from the environment (`$NAME`, a name without `=`) is
/// unreadable, since the text alone does not say what it means; and names are ASCII.
private struct ComposeReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) {
    cursor = ByteCursor(text)
    _ = cursor.skip("\u{FEFF}")
  }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      skipSpace(lineBreaks: true)
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") {
        _ = cursor.takeLine()
      } else {
        let name = try name()
        found.append(ReadAssignment(name: name, value: try value()))
      }
    }
  }

  /// Moves over blanks; U+0085 and U+00A0 are blanks too, and line breaks between statements.
  private mutating func skipSpace(lineBreaks: Bool) {
    while let byte = cursor.peek {
      switch byte {
      case 0x09, 0x0B, 0x0C, 0x0D, 0x20: _ = cursor.next()
      case 0x0A where lineBreaks: _ = cursor.next()
      case 0xC2 where cursor.peek(1) == 0x85 || cursor.peek(1) == 0xA0:
        _ = cursor.next()
        _ = cursor.next()
      default: return
      }
    }
  }

  // MARK: Names

  private mutating func name() throws(UnreadableText) -> [UInt8] {
    if cursor.skip("export ") || cursor.skip("export\t") { skipSpace(lineBreaks: false) }
    let name = cursor.take(while: Self.belongsToName)
    skipSpace(lineBreaks: false)
    guard !name.isEmpty else { throw cursor.unreadable("a name is missing") }
    guard cursor.skip(UInt8(ascii: "=")) || cursor.skip(UInt8(ascii: ":")) else {
      throw cursor.unreadable("the name \(String(decoding: name, as: UTF8.self)) has no value of its own")
    }
    skipSpace(lineBreaks: false)
    return name
  }

  private static func belongsToName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }

  // MARK: Values

  private mutating func value() throws(UnreadableText) -> [UInt8] {
    switch cursor.peek {
    case UInt8(ascii: "\""):
      let raw = try quoted()
      return try expanded(Self.unescaped(raw))
    case UInt8(ascii: "'"): return try quoted()
    default: return try expanded(unquoted())
    }
  }

  /// Up to the line break, without a comment behind a blank and without blanks at the end.
  private mutating func unquoted() -> [UInt8] {
    let line = cursor.takeLine()
    let comment = line.indices.first { line[$0...].starts(with: [0x20, UInt8(ascii: "#")]) }
    var value = line[..<(comment ?? line.endIndex)]
    // A white space character has at most three bytes.
    while let last = String(decoding: value.suffix(3), as: UTF8.self).unicodeScalars.last,
      last.properties.isWhitespace
    {
      value = value.dropLast(UTF8.width(last))
    }
    return Array(value)
  }

  /// Between two equal quotes: a backslash before that quote goes, any other stays.
  private mutating func quoted() throws(UnreadableText) -> [UInt8] {
    let quote = cursor.next()
    var text: [UInt8] = []
    while let byte = cursor.next() {
      if byte == quote { return text }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let next = cursor.next() else { break }
      if next != quote { text.append(byte) }
      text.append(next)
    }
    throw cursor.unreadable("a quote is not closed")
  }

  /// Resolves the escapes of a double-quoted value; `\$` becomes the `$$` of the expansion behind it.
  private static func unescaped(_ raw: [UInt8]) -> [UInt8] {
    let meanings: [UInt8: [UInt8]] = [
      UInt8(ascii: "a"): [0x07], UInt8(ascii: "b"): [0x08], UInt8(ascii: "f"): [0x0C], UInt8(ascii: "n"): [0x0A],
      UInt8(ascii: "r"): [0x0D], UInt8(ascii: "t"): [0x09], UInt8(ascii: "v"): [0x0B],
      UInt8(ascii: "\\"): [UInt8(ascii: "\\")], UInt8(ascii: "\""): [UInt8(ascii: "\"")],
      UInt8(ascii: "$"): Array("$$".utf8),
    ]
    var text: [UInt8] = []
    var rest = raw[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "0") {
        rest = rest.dropFirst()
        text += octal(&rest)
      } else if byte == UInt8(ascii: "\\"), let letter = rest.first, let meaning = meanings[letter] {
        rest = rest.dropFirst()
        text += meaning
      } else {
        text.append(byte)
      }
    }
    return text
  }

  /// `\0` and up to three digits: a character up to U+00FF, or `\` and the digits where they are no octal byte.
  private static func octal(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let digits = rest.prefix(3).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(digits.count)
    let spelled = String(decoding: digits, as: UTF8.self)
    guard digits.count == 3, let number = UInt8(spelled, radix: 8) else { return [UInt8(ascii: "\\")] + digits }
    return Array(String(Unicode.Scalar(number)).utf8)
  }

  /// `$$` is one `$`; any other `$` begins an expansion or is an error to Compose.
  private func expanded(_ text: [UInt8]) throws(UnreadableText) -> [UInt8] {
    var value: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      value.append(byte)
      guard byte == UInt8(ascii: "$") else { continue }
      guard rest.popFirst() == byte else { throw cursor.unreadable("a `$` would be expanded") }
    }
    return value
  }
}
