/// The environment files of systemd units.
package struct SystemdDialect: Dialect {
  package let name = "systemd"
  package let consumer = "systemd units (EnvironmentFile=)"
  package let cannotCarry = "bytes that are not UTF-8, noncharacters such as U+FFFF"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    let why = "systemd refuses a file with what it does not take for UTF-8"
    if let obstacle = Obstacle.notUTF8(in: assignment.value, why: why) { return obstacle }
    return Self.firstNoncharacter(in: assignment.value).map { Obstacle(at: $0, of: assignment.value, why: why) }
  }

  /// The offset of the first code point that is for no text (U+FDD0 to U+FDEF, and the last two of every plane), as
  /// systemd's `unichar_is_valid` has it.
  fileprivate static func firstNoncharacter(in value: [UInt8]) -> Int? {
    var offset = 0
    for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
      if (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE { return offset }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  /// Quoted with `"…"` unless the value is plain; a line feed stands for itself.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    assignment.line("\"", "\"") { byte, beginsLine in
      switch byte {
      case UInt8(ascii: "\\"): #"\\"#
      case UInt8(ascii: "\""): #"\""#
      case UInt8(ascii: "$"): #"\$"#
      case UInt8(ascii: "`"): #"\`"#
      // No line of a value may look like a comment to the digest; quoted pieces join.
      case UInt8(ascii: "#") where beginsLine: #""'#'""#
      default: nil
      }
    }
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = SystemdReader(text)
    return try reader.assignments()
  }
}

/// Reads in the states of systemd 252 (`src/basic/env-file.c`).
///
/// It is narrower in that what systemd drops with a warning, or ends at the end of the file, is unreadable.
private struct SystemdReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      _ = cursor.take(while: { Self.isBlank($0) || Self.isLineBreak($0) })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") || first == UInt8(ascii: ";") {
        skipComment()
      } else {
        let name = try name()
        let value = try value()
        guard String(validating: value, as: UTF8.self) != nil, SystemdDialect.firstNoncharacter(in: value) == nil else {
          throw cursor.unreadable("a value is not UTF-8 to systemd")
        }
        found.append(ReadAssignment(name: name, value: value))
      }
    }
  }

  /// A comment goes on behind a line break with a backslash before it.
  private mutating func skipComment() {
    while let byte = cursor.next(), !Self.isLineBreak(byte) {
      if byte == UInt8(ascii: "\\") { _ = cursor.next() }
    }
  }

  private mutating func name() throws(UnreadableText) -> [UInt8] {
    let name = cursor.takeWord()
    cursor.skipBlanks()
    guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      throw cursor.unreadable("a name is missing")
    }
    guard cursor.skip(UInt8(ascii: "=")) else { throw cursor.unreadable("the line assigns nothing") }
    return name
  }

  /// Quoted pieces join, whatever blanks are between them; behind anything else quotes are text.
  private mutating func value() throws(UnreadableText) -> [UInt8] {
    var value: [UInt8] = []
    while let byte = cursor.peek, !Self.isLineBreak(byte) {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): value += try quoted()
      case _ where Self.isBlank(byte): _ = cursor.next()
      default: return value + unquoted()
      }
    }
    return value
  }

  private mutating func quoted() throws(UnreadableText) -> [UInt8] {
    let quote = cursor.next()
    var text: [UInt8] = []
    while let byte = cursor.next() {
      if byte == quote { return text }
      guard byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      guard let next = cursor.next() else { break }
      if next == UInt8(ascii: "\n") { continue }
      if !Array("\"\\`$".utf8).contains(next) { text.append(byte) }
      text.append(next)
    }
    throw cursor.unreadable("a quote is not closed")
  }

  /// Up to the line break, without blanks at the end; a backslash makes the byte behind it itself, or joins two lines.
  private mutating func unquoted() -> [UInt8] {
    var text: [UInt8] = []
    var kept = 0
    while let byte = cursor.peek, !Self.isLineBreak(byte) {
      _ = cursor.next()
      if byte == UInt8(ascii: "\\") {
        if let next = cursor.next(), !Self.isLineBreak(next) { text.append(next) }
        kept = text.count
      } else {
        text.append(byte)
        if !Self.isBlank(byte) { kept = text.count }
      }
    }
    return Array(text.prefix(kept))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
