import PolicyDiagnostics
import PolicySource

/// A text that YAML takes for something else until it is quoted.
enum QuotedText {
  /// The text as a YAML scalar: in double quotes where nothing needs an escape, else in single ones.
  ///
  /// Nil for a text of several lines, where quoting would change what it says.
  static func quoting(_ text: some Collection<UInt8>) -> String? {
    guard !text.contains(where: { $0.isBreak || $0 == .tab }) else { return nil }
    let needsEscape = text.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    let text = String(decoding: text, as: UTF8.self)
    guard needsEscape else { return "\"\(text)\"" }
    var doubled = ""
    for scalar in text.unicodeScalars { doubled += scalar == "'" ? "''" : String(Character(scalar)) }
    return "'\(doubled)'"
  }

  /// The finding about such a text. Its fix needs review: what is quoted may have been a key, or another value.
  ///
  /// - Parameter reason: what YAML stumbles over, after "text": "that begins with `{`".
  static func diagnostic(_ reason: String, at range: Range<Int>, in source: ByteText, _ file: FileID) -> Diagnostic {
    let span = Span(file: file, range)
    let quoted = quoting(source[range])
    return LanguageError.textNeedsQuotes(
      "text \(reason) needs quotes", at: span, help: [help(quoted)],
      fixIts: quoted.map { [FixIt("quote the text", [TextEdit(span, $0)], .needsReview)] } ?? [])
  }
}

extension QuotedText {
  /// Shows the quoted text where it is short and has nothing hidden in it.
  private static func help(_ quoted: String?) -> String {
    guard let quoted, Excerpt.shown(quoted.utf8) == quoted else { return "quote the text" }
    return "write \(quoted)"
  }
}

extension YAMLNode {
  /// The finding for a place that wants text but has a list or mapping in brackets: quote the text.
  package func textNeedsQuotes() -> Diagnostic? {
    guard isFlow else { return nil }
    return tree.source.withUnsafeBufferPointer { bytes in
      let source = ByteText(bytes)
      return QuotedText.diagnostic(
        "that begins with `\(kind == .mapping ? "{" : "[")`", at: span.range, in: source, tree.file)
    }
  }
}
