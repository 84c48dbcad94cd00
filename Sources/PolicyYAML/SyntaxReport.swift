import PolicyDiagnostics
import PolicySource

/// A place where the file stops being YAML, and what a person would say about it.
struct SyntaxReport {
  let text: ByteText
  let source: ByteText
  let file: FileID
  /// Where libyaml stopped.
  let offset: Int
  /// Where the construct begins that it was reading; `offset` if there is none.
  let context: Int
  /// The last scalar before, if any.
  let lastScalar: NodeRecord?
  /// The innermost bracket or brace that is open.
  let openBracket: Int?

  /// - Parameter words: libyaml's problem, for a case nobody has thought of.
  func diagnostic(_ words: String, while context: SyntaxProblem.Context) -> Diagnostic {
    switch (context, SyntaxProblem(rawValue: words)) {
    case (.directive, _): directive()
    case (.tag, _), (_, .undefinedTagHandle): badTag()
    case (_, .keyWithoutColon): keyWithoutColon()
    case (_, .listItemNotAllowed): listItem()
    case (_, .questionMarkNotAllowed): needsQuotes(that: "begins with `?`", from: offset)
    case (_, .colonNotAllowed): unexpectedColonInBlock()
    case (_, .noKey), (_, .noListItem), (_, .noDocumentStart): endOfEntry()
    case (_, .noNodeContent): noNode()
    case (_, .noCommaInList): noComma("]")
    case (_, .noCommaInMapping): noComma("}")
    case (_, .unexpectedColon): unexpectedColonInFlow()
    case (_, .badFirstCharacter): badFirstCharacter()
    case (_, .unknownEscape), (_, .noHexadecimalNumber), (_, .invalidEscapedCharacter): badEscape()
    case (_, .quoteOpenAtEnd), (_, .quoteOpenAtMarker): openQuote()
    case (_, .noLineBreak): badBlockHeader()
    case (_, .zeroIndentation): zeroIndentation()
    case (_, .tabInPlain), (_, .tabInBlockText): tab()
    case (_, .badName): badName()
    case (_, nil): unknown(words)
    }
  }

  private func unknown(_ words: String) -> Diagnostic {
    guard !words.isEmpty else { return syntax("there is not enough memory to read the file", at: offset..<offset) }
    return syntax("the file is no YAML here: \(words)", at: offset..<offset, help: ["look at the lines above as well"])
  }

  // MARK: Building blocks

  func syntax(_ message: String, at range: Range<Int>, notes: [Note] = [], help: [String] = []) -> Diagnostic {
    LanguageError.yamlSyntax(message, at: span(range), notes: notes, help: help)
  }

  func span(_ range: Range<Int>) -> Span { Span(file: file, range) }

  /// The text from an offset to the end of its value, or of its item if a bracket is open on the line before it.
  func value(from start: Int) -> Range<Int> {
    let end = endOfValue(from: start, in: text)
    let line = LineShape(at: start, in: text)
    guard line.value < start, text[line.value] == UInt8(ascii: "[") || text[line.value] == UInt8(ascii: "{") else {
      return start..<end
    }
    var item = text.skip(from: start, to: end) {
      ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains($0)
    }
    while item > start + 1, text[item - 1].isBlank { item -= 1 }
    return start..<item
  }

  func needsQuotes(that reason: String, from start: Int) -> Diagnostic {
    QuotedText.diagnostic("that \(reason)", at: value(from: start), in: source, file)
  }

  /// What a message calls the character at an offset: "`x`", "a backtick", "the end of the file".
  func found(at offset: Int) -> String {
    guard offset < text.count, let (_, width) = source.character(at: offset) else { return "the end of the file" }
    switch text[offset] {
    case .lineFeed, .carriageReturn: return "the end of the line"
    case UInt8(ascii: "`"): return "a backtick"
    default: return Excerpt.quoted(source[offset..<offset + width])
    }
  }

  /// The character at an offset, empty at the end of a line.
  func character(at offset: Int) -> Range<Int> {
    guard offset < text.count, !text[offset].isBreak, let (_, width) = source.character(at: offset) else {
      return offset..<offset
    }
    return offset..<offset + width
  }

  /// Whether nothing but space and comments follows.
  var isAtEnd: Bool { endOfSpace(from: offset, to: text.count, in: text) == text.count }
}
