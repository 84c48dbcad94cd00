import PolicyDiagnostics

// Keys, values and list items that do not stand where block style wants them.
extension SyntaxReport {
  /// More bytes than libyaml looks ahead for the colon of a key.
  private static let keyLimit = 1_024

  /// A text on a line of its own among the keys of a mapping; `context` is where it begins.
  func keyWithoutColon() -> Diagnostic {
    let range = context..<endOfValue(from: context, in: text)
    if range.contains(offset) || range.count > Self.keyLimit { return longKey(at: range) }
    if let colon = missingSpace(in: range) { return colon }
    return syntax(
      "\(Excerpt.quoted(source[range])) has no colon behind it", at: range,
      help: ["write `key: value`, or indent the line to continue the text above"])
  }

  private func longKey(at range: Range<Int>) -> Diagnostic {
    let end = LineShape(at: range.lowerBound, in: text).colon ?? range.upperBound
    return syntax(
      "a key of more than \(Self.keyLimit) characters", at: range.lowerBound..<max(end, range.lowerBound),
      help: ["shorten the key"])
  }

  private func missingSpace(in range: Range<Int>) -> Diagnostic? {
    MissingSpace.colon(in: source, range)
      .flatMap { MissingSpace.diagnostic([$0], word: range, in: source, file) }
  }

  /// A colon with space behind it where no key can be.
  func unexpectedColonInBlock() -> Diagnostic {
    let line = LineShape(at: offset, in: text)
    guard line.colon == offset else { return secondColon(on: line) }
    if offset - line.content > Self.keyLimit { return longKey(at: line.content..<offset) }
    guard let above = lineAbove(line.start) else {
      return syntax("a colon that follows no key", at: character(at: offset), help: ["quote the text if it is one"])
    }
    if let space = missingSpace(in: above.content..<endOfValue(from: above.content, in: text)) { return space }
    return above.colon == nil ? withoutColon(above) : continuation(line, of: above)
  }

  /// `summary: a: b`.
  private func secondColon(on line: LineShape) -> Diagnostic {
    let first = text.byte(at: line.value)
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    let hasValue = endOfSpace(from: offset + 1, to: line.end, in: text) < line.end
    guard !isQuoted, hasValue else {
      return syntax(
        "a second key on one line", at: line.value..<max(line.value, min(offset + 1, line.end)),
        help: ["write it on a line of its own, indented below the first"])
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return trailingText(from: line.value) }
    return needsQuotes(that: "has `: ` in it", from: line.value)
  }

  /// `run` above an indented `hard_cap: 30m`.
  private func withoutColon(_ above: LineShape) -> Diagnostic {
    let range = above.content..<endOfValue(from: above.content, in: text)
    let isWord = text[range].allSatisfy(\.isKeyLetter)
    guard isWord else {
      return syntax(
        "a colon in a text of several lines", at: character(at: offset),
        help: ["quote the whole text, or begin it with `|` on the key's line"])
    }
    return syntax(
      "\(Excerpt.quoted(source[range])) has no colon behind it", at: range,
      help: ["write \(Excerpt.quoted(Array(source[range]) + [.colon]))"])
  }

  /// `hard_cap: 30m` above a line that is indented deeper.
  private func continuation(_ line: LineShape, of above: LineShape) -> Diagnostic {
    let key = line.content..<offset
    return syntax(
      "the key \(Excerpt.quoted(source[key])) is indented as if it continued the value above", at: key,
      notes: [Note("the value above", at: span(value(from: above.value)))],
      help: ["indent it like the key above, or quote the text if it is one"])
  }

  /// The nearest line above that is neither blank nor a comment.
  private func lineAbove(_ start: Int) -> LineShape? {
    let first = text.startOfLine(at: 0)
    var start = start
    while start > first {
      let line = LineShape(at: start - 1, in: text)
      if line.content < line.end, text[line.content] != .hash { return line }
      start = line.start
    }
    return nil
  }

  /// A `-` where no list can begin.
  func listItem() -> Diagnostic {
    syntax(
      "a list item cannot begin here", at: character(at: offset),
      help: ["begin the list on the line below its key", "quote the text if it is one"])
  }

  /// Something that neither continues an entry nor begins the next.
  ///
  /// - Parameter isLast: whether the document's value is complete, so that no next one can begin.
  func endOfEntry(isLast: Bool = false) -> Diagnostic {
    let line = LineShape(at: offset, in: text)
    let isFirst = text.skip(from: line.start, to: line.end, while: \.isBlank) == offset
    switch text.byte(at: offset) {
    case UInt8(ascii: "]"), UInt8(ascii: "}"): return closesNothing()
    case .colon: return colonWithoutKey()
    case UInt8(ascii: "&") where !isFirst:
      return LanguageError.anchor("a second anchor", at: span(value(from: offset)), help: ["remove both"])
    case UInt8(ascii: "!") where !isFirst:
      return LanguageError.tag("a second tag", at: span(value(from: offset)), help: ["remove both"])
    default: break
    }
    guard isFirst else { return trailingText(from: line.value) }
    guard isLast else { return misplacedLine(line) }
    return syntax(
      "text behind the end of the document's value", at: offset..<endOfValue(from: offset, in: text),
      help: ["remove it, or make both one mapping"])
  }

  private func closesNothing() -> Diagnostic {
    syntax(
      "\(found(at: offset)) closes nothing", at: character(at: offset),
      help: ["remove it, or quote the text if it is one"])
  }

  /// A colon that begins an entry.
  func colonWithoutKey() -> Diagnostic {
    let isTouched = text.byte(at: offset + 1).map { !$0.isBlankOrBreak } ?? false
    if isTouched, let word = lastScalar.map({ Int($0.lower)..<Int($0.upper) }), word.upperBound == offset {
      let end = endOfValue(from: word.lowerBound, in: text)
      let finding = MissingSpace.diagnostic([offset], word: word.lowerBound..<end, in: source, file)
      if let finding { return finding }
    }
    return LanguageError.keyNotText(
      "the key before the colon is missing", at: span(character(at: offset)), help: ["write a key"])
  }

  /// Text behind a value that is complete: `{hard_cap} was reached`, `"a" b`.
  private func trailingText(from value: Int) -> Diagnostic {
    let range = offset..<endOfValue(from: offset, in: text)
    switch text.byte(at: value) {
    case UInt8(ascii: "{"): return needsQuotes(that: "begins with `{`", from: value)
    case UInt8(ascii: "["): return needsQuotes(that: "begins with `[`", from: value)
    case UInt8(ascii: "*"): return needsQuotes(that: "begins with `*`", from: value)
    default: break
    }
    guard let lastScalar, lastScalar.form == .singleQuoted || lastScalar.form == .doubleQuoted else {
      return syntax("\(Excerpt.quoted(source[range])) follows a value that is complete", at: range)
    }
    let opening = span(character(at: Int(lastScalar.lower)))
    let escape = lastScalar.form == .singleQuoted ? "`''`" : "`\\\"`"
    return syntax(
      "\(Excerpt.quoted(source[range])) follows the closing quote", at: range,
      notes: [Note("the quoted text begins here", at: opening)],
      help: ["move the closing quote behind the text", "write \(escape) for a quote inside the text"])
  }

  /// A line that belongs to no open mapping or list.
  private func misplacedLine(_ line: LineShape) -> Diagnostic {
    let range = offset..<max(offset, line.colon ?? endOfValue(from: offset, in: text))
    let indentation = offset - line.start
    let expected = context - text.startOfLine(at: context)
    if let lastScalar, lastScalar.form == .literal || lastScalar.form == .folded, indentation > expected {
      let sign = span(character(at: Int(lastScalar.lower)))
      return syntax(
        "this line is indented less than the first line of the block text above", at: range,
        notes: [Note("the block text begins here", at: sign)], help: ["indent all lines of the text alike"])
    }
    let isItem = text.byte(at: offset) == UInt8(ascii: "-") && (text.byte(at: offset + 1)?.isBlankOrBreak ?? true)
    let collection = text.byte(at: context) == UInt8(ascii: "-") ? "list" : "mapping"
    let notes = [Note("the \(collection) begins here", at: span(character(at: context)))]
    if indentation == expected {
      return syntax(
        isItem ? "a list item among the keys of a mapping" : "a key among the items of a list", at: range, notes: notes,
        help: [isItem ? "indent the list below its key" : "indent the key below its item, or begin the line with `- `"])
    }
    return syntax(
      "this line is indented by \(indentation), the \(collection) that it could belong to by \(expected)", at: range,
      notes: notes, help: ["indent it like the lines that it belongs to"])
  }
}
