/// A comment that stays one line to every consumer, whatever its text holds.
package enum CommentLine {
  /// The text behind `# `, with a line break; empty for an empty text.
  ///
  /// Characters that are not seen or end a line are written as escapes. The line ends in no backslash, because systemd
  /// reads on behind one, and holds about `limit` bytes at most, because kubectl silently drops everything behind a
  /// line over 64 KiB.
  package static func bytes(_ text: String, limit: Int = 1_000) -> [UInt8] {
    guard !text.isEmpty else { return [] }
    var line = "# "
    for scalar in text.unicodeScalars {
      guard line.utf8.count < limit else {
        line += "…"
        break
      }
      line += printable(scalar)
    }
    return Array(line.utf8) + Array(line.utf8.last == UInt8(ascii: "\\") ? ".\n".utf8 : "\n".utf8)
  }

  /// A text with its invisible characters written as escapes.
  package static func printable(_ text: String) -> String { text.unicodeScalars.map(printable).joined() }

  private static func printable(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: isInvisible(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
  }

  /// True for control and format characters and for the separators that some readers take for line breaks.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: false
    }
  }
}
