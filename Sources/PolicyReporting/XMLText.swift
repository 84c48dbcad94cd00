/// Text as XML 1.0 can hold it.
enum XMLText {
  /// For between two tags, or in an attribute in double quotes.
  ///
  /// Line breaks and tabs are written as references, so that no reader normalises them away. What XML cannot hold
  /// (controls, U+FFFE and U+FFFF; Extensible Markup Language 1.0, 2.2) is spelled out as in `\u{1}`.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": escaped.unicodeScalars.append(scalar)
      default: escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
  }
}
