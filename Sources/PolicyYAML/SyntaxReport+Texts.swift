import PolicyDiagnostics
import PolicySource

// Texts whose first character or quotes stop libyaml.
extension SyntaxReport {
  func badFirstCharacter() -> Diagnostic {
    text.byte(at: offset) == .tab ? tab() : needsQuotes(that: "begins with \(found(at: offset))", from: offset)
  }

  /// `*bold* text`, `& co`; `context` is where the name begins.
  func badName() -> Diagnostic { needsQuotes(that: "begins with \(found(at: context))", from: context) }

  /// A tab in the indentation, or behind a list dash.
  func tab() -> Diagnostic {
    let line = LineShape(at: offset, in: text)
    var end = text.skip(from: offset, to: line.end, while: \.isBlank)
    let isIndentation = text.skip(from: line.start, to: offset, while: \.isBlank) == offset
    let isBlankLine = isIndentation && (end == line.end || text[end] == .hash)
    while end > offset + 1, text[end - 1] != .tab { end -= 1 }
    let place = span(offset..<end)
    if isIndentation, !isBlankLine {
      return LanguageError.tabBetweenTokens("a tab in the indentation", at: place, help: ["indent with spaces"])
    }
    return LanguageError.tabBetweenTokens(
      "a tab between tokens", at: place, help: ["write a space"],
      fixIts: [FixIt("write a space", [TextEdit(place, " ")], .safe)])
  }

  /// A quote that nothing closes; `context` is where it stands.
  func openQuote() -> Diagnostic {
    let notes = isAtEnd ? [] : [Note("the document ends here", at: span(offset..<offset))]
    return syntax(
      "the quote \(found(at: context)) is never closed", at: character(at: context), notes: notes,
      help: ["write the same quote at the end of the text"])
  }

  /// An escape that YAML does not know or that has too few digits.
  func badEscape() -> Diagnostic {
    var start = offset
    while start > context, text.byte(at: start) != UInt8(ascii: "\\") { start -= 1 }
    let letter = start + 1
    let digits = text.byte(at: letter).map(Escape.digitCount) ?? 0
    guard digits > 0 else {
      let range = start..<max(letter, character(at: letter).upperBound)
      return syntax(
        "\(Excerpt.quoted(source[range])) is no escape", at: range,
        help: ["write `\\\\` for a backslash, or use single quotes, which know no escapes"])
    }
    let end = text.skip(from: letter + 1, to: min(letter + 1 + digits, text.count)) { $0.isHexadecimalDigit }
    let name = Excerpt.quoted(source[start..<end])
    return end == letter + 1 + digits
      ? syntax("the escape \(name) stands for no character", at: start..<end, help: ["write the character itself"])
      : syntax("the escape \(name) has fewer than \(digits) hexadecimal digits", at: start..<end)
  }

  /// `> text`: something behind the sign of a block text; `context` is where the sign stands.
  func badBlockHeader() -> Diagnostic {
    let sign = found(at: context)
    let range = context..<endOfValue(from: context, in: text)
    return LanguageError.textNeedsQuotes(
      "text that begins with \(sign) needs quotes", at: span(range),
      help: ["quote the text", "begin a block text on the line below \(sign)"])
  }

  /// `|0`; `offset` is where the digit stands.
  func zeroIndentation() -> Diagnostic {
    syntax(
      "the indentation of a block text cannot be 0", at: character(at: offset),
      help: ["leave the digit out, and indent the text"])
  }

  // MARK: Signs that the language leaves out

  /// `context` is where the tag begins.
  func badTag() -> Diagnostic {
    let range = context..<text.skip(from: context, to: text.endOfLine(from: context)) { !$0.isBlank }
    return LanguageError.tag(
      "tag \(Excerpt.quoted(source[range]))", at: span(range),
      help: ["remove it; a text that begins with `!` needs quotes"])
  }

  func directive() -> Diagnostic {
    let start = text.startOfLine(at: context)
    let range = start..<endOfValue(from: start, in: text)
    return LanguageError.directive(
      "directive \(Excerpt.quoted(source[range]))", at: span(range),
      help: ["remove the line; a text that begins with `%` needs quotes"])
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    switch self | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
  }
}
