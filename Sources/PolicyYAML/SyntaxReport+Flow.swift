import PolicyDiagnostics

// Lists in brackets and mappings in braces.
extension SyntaxReport {
  /// Neither a comma nor the closing bracket follows an item; `context` is the opening one.
  func noComma(_ closing: String) -> Diagnostic {
    guard !isAtEnd, !isBelowFlow else { return neverClosed(context) }
    return syntax(
      "expected `,` or `\(closing)`, found \(found(at: offset))", at: character(at: offset),
      notes: [Note("\(found(at: context)) is open since here", at: span(character(at: context)))],
      help: ["write a comma between two items, or quote the text if it is one"])
  }

  /// Whether the place is a line with a key that is indented no deeper than the line of the open bracket: somebody
  /// has forgotten to close it.
  private var isBelowFlow: Bool {
    let line = LineShape(at: offset, in: text)
    return line.start > context && line.colon != nil
      && LineShape.indentation(at: offset, in: text) <= LineShape.indentation(at: context, in: text)
  }

  private func neverClosed(_ bracket: Int) -> Diagnostic {
    let closing = text.byte(at: bracket) == UInt8(ascii: "{") ? "}" : "]"
    return syntax(
      "\(found(at: bracket)) is never closed", at: character(at: bracket),
      help: ["write `\(closing)` behind the last item, or quote the text if it is one"])
  }

  /// A place that should hold a value.
  func noNode() -> Diagnostic {
    if isAtEnd, let openBracket { return neverClosed(openBracket) }
    let sign = text.byte(at: offset)
    if sign == .colon { return colonWithoutKey() }
    let isClosing = sign == UInt8(ascii: "]") || sign == UInt8(ascii: "}")
    guard openBracket != nil else {
      return isClosing || sign == UInt8(ascii: ",")
        ? needsQuotes(that: "begins with \(found(at: offset))", from: offset)
        : syntax("expected a value, found \(found(at: offset))", at: character(at: offset))
    }
    let help =
      switch sign {
      case UInt8(ascii: ","): "remove the comma, or write the item before it"
      case UInt8(ascii: "-"): "separate items in brackets by commas, without dashes"
      default: "quote the text if it is one"
      }
    return syntax("expected an item, found \(found(at: offset))", at: character(at: offset), help: [help])
  }

  /// `{a:[b]}`: a colon right before a bracket.
  func unexpectedColonInFlow() -> Diagnostic {
    let word = context..<value(from: context).upperBound
    let finding =
      MissingSpace.colon(in: source, word) == offset
      ? MissingSpace.diagnostic([offset], word: word, in: source, file) : nil
    return finding
      ?? syntax("a colon that follows no key", at: character(at: offset), help: ["quote the text if it is one"])
  }
}
