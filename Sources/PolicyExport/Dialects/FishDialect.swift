/// Commands of fish that set and export variables; fish reads no `NAME=value` lines.
package struct FishDialect: Dialect {
  package let name = "fish"
  package let consumer = "fish (source FILE)"
  package let cannotCarry = "names of the shell itself"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    guard ["FISH_VERSION", "PWD", "SHLVL"].contains(assignment.name) else { return nil }
    return Obstacle("is a variable of the shell itself", why: "fish lets nobody set it", subject: .name)
  }

  /// Always between `'…'`, with a backslash before `\` and `'`; even a plain value may be one that fish expands, `%self`.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    let value = assignment.spelled { byte, beginsLine in
      switch byte {
      case UInt8(ascii: "\\"): #"\\"#
      case UInt8(ascii: "'"): #"\'"#
      // No line of a value may look like a comment to the digest.
      case UInt8(ascii: "#") where beginsLine: "'\\#'"
      default: nil
      }
    }
    return Array("set -gx \(assignment.name) '".utf8) + value + Array("'\n".utf8)
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = FishReader(text)
    return try reader.assignments()
  }
}

/// Reads `set -gx NAME WORD` where the word needs no expansion: the part of fish that says one thing everywhere.
private struct FishReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      _ = cursor.take(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") { _ = cursor.takeLine() } else { found.append(try assignment()) }
    }
  }

  private mutating func assignment() throws(UnreadableText) -> ReadAssignment {
    guard cursor.skip("set -gx ") else { throw cursor.unreadable("the line is another command than set -gx") }
    cursor.skipBlanks()
    let name = cursor.takeWord()
    guard !name.isEmpty, cursor.skip(UInt8(ascii: " ")) else { throw cursor.unreadable("a name is missing") }
    cursor.skipBlanks()
    // Without a word the variable would be an empty list, which is another thing than an empty text.
    guard let first = cursor.peek, first != UInt8(ascii: "\n"), first != UInt8(ascii: "#") else {
      throw cursor.unreadable("a value is missing")
    }
    let value = try word()
    cursor.skipBlanks()
    if cursor.peek == UInt8(ascii: "#") { _ = cursor.takeLine() }
    guard cursor.peek == nil || cursor.skip(UInt8(ascii: "\n")) else {
      throw cursor.unreadable("more than one value follows the name")
    }
    return ReadAssignment(name: name, value: value)
  }

  private mutating func word() throws(UnreadableText) -> [UInt8] {
    var value: [UInt8] = []
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): return value
      case UInt8(ascii: "'"): value += try quoted()
      case UInt8(ascii: "\\"): value.append(try escaped())
      case _ where Self.active.contains(byte):
        throw cursor.unreadable("fish would act on `\(Unicode.Scalar(byte))`")
      default:
        _ = cursor.next()
        value.append(byte)
      }
    }
    return value
  }

  /// Between single quotes a backslash matters only before another one and before a quote.
  private mutating func quoted() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    var text: [UInt8] = []
    while let byte = cursor.next() {
      if byte == UInt8(ascii: "'") { return text }
      text.append(byte)
      guard byte == UInt8(ascii: "\\"), let next = cursor.peek else { continue }
      if next == UInt8(ascii: "\\") || next == UInt8(ascii: "'") {
        text[text.count - 1] = next
        _ = cursor.next()
      }
    }
    throw cursor.unreadable("a quote is not closed")
  }

  /// Outside quotes a backslash before a letter or digit has meanings of its own, before a mark it takes that as text.
  private mutating func escaped() throws(UnreadableText) -> UInt8 {
    _ = cursor.next()
    guard let mark = cursor.peek, Self.active.contains(mark) || mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\\")
    else { throw cursor.unreadable("fish would act on a backslash") }
    _ = cursor.next()
    return mark
  }

  /// The bytes that outside quotes begin an expansion, a comment, another command or a redirection.
  private static let active = Set("$\"`;&|<>()*?[]{}~!^#%".utf8)
}
