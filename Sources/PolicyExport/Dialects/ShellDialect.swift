/// POSIX shell assignments, which dash, bash and zsh read alike.
package struct ShellDialect: Dialect {
  package let name = "shell"
  package let consumer = "sh, bash and zsh (set -a; . FILE)"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? { nil }

  /// Quoted with `'…'` unless the value is plain; a quote in it becomes `'\''`.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    let value = PlainValue.holds(assignment.value) ? assignment.value : Self.quoted(assignment.value)
    return Array(assignment.name.utf8) + [UInt8(ascii: "=")] + value + [UInt8(ascii: "\n")]
  }

  private static func quoted(_ value: [UInt8]) -> [UInt8] {
    var text = [UInt8(ascii: "'")]
    for (offset, byte) in value.enumerated() {
      let beginsLine = offset > 0 && value[offset - 1] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "'") {
        text += Array(#"'\''"#.utf8)
      } else if byte == UInt8(ascii: "#"), beginsLine {
        // No line of a value may look like a comment to the digest.
        text += Array("'\\#'".utf8)
      } else {
        text.append(byte)
      }
    }
    return text + [UInt8(ascii: "'")]
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = ShellReader(text)
    return try reader.assignments()
  }
}

/// Reads the part of the shell language that has one meaning everywhere: assignments of words without any expansion.
private struct ShellReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      _ = cursor.take(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") { skipComment() } else { found.append(try assignment()) }
    }
  }

  private mutating func skipComment() { _ = cursor.take(while: { $0 != UInt8(ascii: "\n") }) }

  private mutating func assignment() throws(UnreadableText) -> ReadAssignment {
    let name = cursor.take { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      cursor.skip(UInt8(ascii: "="))
    else { throw cursor.unreadable("the line is a command, not an assignment") }
    let value = try word()
    // Behind a blank a further word would be a command that is run with the assignment in its environment.
    _ = cursor.take(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
    if cursor.peek == UInt8(ascii: "#") { skipComment() }
    guard cursor.peek == nil || cursor.skip(UInt8(ascii: "\n")) else {
      throw cursor.unreadable("a command follows the assignment")
    }
    return ReadAssignment(name: name, value: value)
  }

  private mutating func word() throws(UnreadableText) -> [UInt8] {
    var value: [UInt8] = []
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): return value
      case UInt8(ascii: "'"): value += try singleQuoted()
      case UInt8(ascii: "\""): value += try doubleQuoted()
      case UInt8(ascii: "\\"): value += try escaped()
      case _ where Self.active.contains(byte):
        throw cursor.unreadable("the shell would act on `\(Unicode.Scalar(byte))`")
      default:
        _ = cursor.next()
        value.append(byte)
      }
    }
    return value
  }

  private mutating func singleQuoted() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    let text = cursor.take(while: { $0 != UInt8(ascii: "'") })
    guard cursor.skip(UInt8(ascii: "'")) else { throw cursor.unreadable("a quote is not closed") }
    return text
  }

  private mutating func doubleQuoted() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    var text: [UInt8] = []
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "$"), UInt8(ascii: "`"): throw cursor.unreadable("the shell would expand the value")
      case UInt8(ascii: "\\"):
        guard let next = cursor.next() else { throw cursor.unreadable("a quote is not closed") }
        if next == UInt8(ascii: "\n") { continue }
        if !Array(#""\$`"#.utf8).contains(next) { text.append(byte) }
        text.append(next)
      default: text.append(byte)
      }
    }
    throw cursor.unreadable("a quote is not closed")
  }

  /// A backslash outside quotes: with a line break it is nothing, else the byte behind it is itself.
  private mutating func escaped() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    guard let next = cursor.next() else { throw cursor.unreadable("a backslash ends the file") }
    return next == UInt8(ascii: "\n") ? [] : [next]
  }

  /// The bytes that outside quotes expand, match files or end a word, in any of the three shells.
  private static let active = Set("$`;&|<>()*?[]{}~!^".utf8)
}
