/// A piece of a foreign file as a message can show it: one line, bounded, nothing invisible.
package enum Excerpt {
  /// The most characters shown.
  static let limit = 60

  /// The text between backticks, cut with `…` beyond 60 characters; line breaks and refused characters are escaped.
  package static func quoted(_ text: some Collection<UInt8>) -> String { "`\(shown(text))`" }

  /// The same without the backticks.
  package static func shown(_ text: some Collection<UInt8>) -> String {
    // A character has at most four bytes, so this many bytes hold the limit and one more.
    let text = String(decoding: text.prefix(4 * (limit + 1)), as: UTF8.self)
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == limit { return shown + "…" }
      shown += escaped(scalar)
    }
    return shown
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case let value where CharacterRefusal(value) != nil: "<\(CodePoint(value: value).notation)>"
    default: String(Character(scalar))
    }
  }
}
