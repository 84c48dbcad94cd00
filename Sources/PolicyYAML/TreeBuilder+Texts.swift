import PolicyDiagnostics

extension TreeBuilder {
  /// Reports what a scalar may not hold and marks it unreadable if something speaks about it already.
  mutating func judgeText(_ node: Int, _ value: ByteText) {
    let record = nodes[node]
    let span = Int(record.lower)..<Int(record.upper)
    var isUnreadable = touchesBlank(span)
    if prepared.hasTab { isUnreadable = reportTabs(in: span, record.form) || isUnreadable }
    if record.form == .doubleQuoted, record.flags.contains(.copied) {
      isUnreadable = reportEscapes(in: span) || isUnreadable
    }
    if isUnreadable { nodes[node].flags.insert(.unreadable) }
  }

  /// Whether a refused character lies in or at a scalar, or stands where a value is missing.
  private mutating func touchesBlank(_ span: Range<Int>) -> Bool {
    guard !prepared.blanks.isEmpty else { return false }
    let blanks = prepared.blanks
    while blanksPassed < blanks.count, blanks[blanksPassed].range.upperBound < span.lowerBound { blanksPassed += 1 }
    guard blanksPassed < blanks.count else { return false }
    let end = span.isEmpty ? text.skip(from: span.upperBound, to: text.count, while: \.isBlank) : span.upperBound
    return blanks[blanksPassed].range.lowerBound <= end
  }

  /// Reports each run of raw tabs in a scalar.
  private mutating func reportTabs(in span: Range<Int>, _ form: NodeForm) -> Bool {
    let isBlock = form == .literal || form == .folded
    var offset = isBlock ? text.endOfLine(from: span.lowerBound) : span.lowerBound
    var found = false
    while offset < span.upperBound {
      let end = text.skip(from: offset, to: span.upperBound) { $0 == .tab }
      if end > offset {
        found = true
        reportControl(CodePoint(value: 9), at: offset..<end)
      }
      offset = end + 1
    }
    return found
  }

  private mutating func reportControl(_ character: CodePoint, at range: Range<Int>) {
    guard !isSilent else { return }
    findings.add(.controlCharacter, at: range) { span in
      LanguageError.controlCharacter(
        "control character \(character) in a text", at: span, help: ["write spaces, or remove it"])
    }
  }

  /// Reports the escapes of a double-quoted scalar that produce a refused character.
  private mutating func reportEscapes(in span: Range<Int>) -> Bool {
    var found = false
    var offset = span.lowerBound
    while offset < span.upperBound {
      guard text[offset] == UInt8(ascii: "\\"), let escape = Escape(at: offset, in: text) else {
        offset += 1
        continue
      }
      let range = offset..<offset + escape.length
      if let refusal = escape.refusal {
        found = true
        report(escape, refusal, at: range)
      }
      offset = range.upperBound
    }
    return found
  }

  private mutating func report(_ escape: Escape, _ refusal: CharacterRefusal, at range: Range<Int>) {
    guard !isSilent else { return }
    let spelling = Excerpt.quoted(text[range])
    findings.add(refusal.error, at: range) { span in
      refusal.error(
        "the escape \(spelling) stands for \(refusal.adjective) \(CodePoint(value: escape.codePoint))", at: span,
        help: ["remove it"])
    }
  }
}

extension CharacterRefusal {
  fileprivate var adjective: String {
    switch self {
    case .control: "the control character"
    case .invisible: "the invisible character"
    case .lineBreak: "the ambiguous line break"
    }
  }
}
