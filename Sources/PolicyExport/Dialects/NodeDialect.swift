/// The env files of `node --env-file`.
package struct NodeDialect: Dialect {
  package let name = "node"
  package let consumer = "node --env-file"
  package let cannotCarry = "carriage returns, all three kinds of quotes together, bytes that are not UTF-8"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    let value = assignment.value
    if let obstacle = Obstacle.notUTF8(in: value, why: "JavaScript has characters, not bytes") { return obstacle }
    if let offset = value.firstIndex(of: UInt8(ascii: "\r")) {
      return Obstacle(at: offset, of: value, why: "Node drops every carriage return of the file")
    }
    let strangers = Quote.allCases.map { $0.firstStranger(in: value) }
    guard let last = strangers.last, let offset = last, !strangers.contains(nil) else { return nil }
    return Obstacle(
      at: offset, of: value, why: "neither ' nor ` nor \" can hold the value, since Node has no escape for it")
  }

  /// Between the first quotes that can hold the value, unless it is plain.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    let quote = Quote.allCases.first { $0.firstStranger(in: assignment.value) == nil } ?? .double
    return assignment.line(String(quote.rawValue), String(quote.rawValue)) { byte, _ in
      byte == UInt8(ascii: "\n") && quote == .double ? "\\n" : nil
    }
  }

  private enum Quote: Character, CaseIterable {
    case single = "'"
    case backtick = "`"
    case double = "\""

    /// The first byte that cannot stand between two of the quotes.
    func firstStranger(in value: [UInt8]) -> Int? {
      value.indices.first { index in
        let next = index + 1 < value.count ? value[index + 1] : nil
        switch self {
        // No line of a value may look like a comment to the digest.
        case .single, .backtick:
          return value[index] == rawValue.asciiValue
            || value[index] == UInt8(ascii: "\n") && next == UInt8(ascii: "#")
        // Between these Node makes a line feed of `\n`.
        case .double:
          return value[index] == rawValue.asciiValue
            || value[index] == UInt8(ascii: "\\") && next == UInt8(ascii: "n")
        }
      }
    }
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = NodeReader(text)
    return try reader.assignments()
  }
}

/// Reads as Node 20 (`src/node_dotenv.cc`).
///
/// It is narrower where Node goes on with what it does not understand: blanks before a comment, a quote without its
/// partner, a line without `=`.
private struct NodeReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text.filter { $0 != UInt8(ascii: "\r") }) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      _ = cursor.take(while: { $0 == UInt8(ascii: "\n") })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") { _ = cursor.takeLine() } else { found.append(try assignment()) }
    }
  }

  private mutating func assignment() throws(UnreadableText) -> ReadAssignment {
    _ = cursor.skip("export ")
    let name = cursor.takeWord()
    cursor.skipBlanks()
    guard !name.isEmpty, cursor.skip(UInt8(ascii: "=")) else { throw cursor.unreadable("the line assigns nothing") }
    cursor.skipBlanks()
    let quotes = Array("'`\"".utf8)
    let value = cursor.peek.map(quotes.contains) ?? false ? try quoted() : unquoted()
    guard String(validating: value, as: UTF8.self) != nil else { throw cursor.unreadable("a value is not UTF-8") }
    return ReadAssignment(name: name, value: value)
  }

  /// Up to the same quote, whatever stands before it; the rest of that line is ignored.
  private mutating func quoted() throws(UnreadableText) -> [UInt8] {
    let quote = cursor.next()
    var value = cursor.take(while: { $0 != quote })
    guard cursor.next() != nil else { throw cursor.unreadable("a quote is not closed") }
    _ = cursor.takeLine()
    guard quote == UInt8(ascii: "\"") else { return value }
    while let escape = value.indices.first(where: { value[$0...].starts(with: "\\n".utf8) }) {
      value.replaceSubrange(escape..<escape + 2, with: [UInt8(ascii: "\n")])
    }
    return value
  }

  private mutating func unquoted() -> [UInt8] {
    var value = cursor.takeLine().prefix { $0 != UInt8(ascii: "#") }
    while value.last == UInt8(ascii: " ") || value.last == UInt8(ascii: "\t") { value = value.dropLast() }
    return Array(value)
  }
}
