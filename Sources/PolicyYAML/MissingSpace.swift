import PolicyDiagnostics
import PolicySource

/// `hard_cap:30m`: a key and a value that YAML reads as one text.
enum MissingSpace {
  /// In so many places of one text a space is offered; where there are more, a person has to look. Every edit is told in
  /// every report.
  static let mostEdits = 1_000

  /// Where the colon stands if a text is a key, a colon and more without space between; addresses such as `https://`
  /// do not count.
  static func colon(in text: ByteText, _ range: Range<Int>) -> Int? {
    guard let colon = endOfKey(in: text, range), colon + 1 < range.upperBound, text[colon] == .colon,
      !text[colon + 1].isBlankOrBreak
    else { return nil }
    return text.has("://", at: colon) ? nil : colon
  }

  /// The end of a word that begins with a letter, or of a quoted one.
  private static func endOfKey(in text: ByteText, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    let first = text[range.lowerBound]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return text.skip(from: range.lowerBound + 1, to: range.upperBound) { $0 != first } + 1
    }
    guard first.isKeyLetter, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
    return text.skip(from: range.lowerBound, to: range.upperBound, while: \.isKeyLetter)
  }

  /// - Parameter colons: at least one, in one text; the finding stands at the first.
  static func diagnostic(_ colons: [Int], word: Range<Int>, in source: ByteText, _ file: FileID) -> Diagnostic? {
    guard let first = colons.first else { return nil }
    let edits = colons.count > mostEdits ? [] : colons.map { TextEdit(Span(file: file, $0 + 1..<$0 + 1), " ") }
    return LanguageError.missingSpaceAfterColon(
      "\(Excerpt.quoted(source[word])) has no space behind the colon", at: Span(file: file, first..<first + 1),
      help: ["write \(Excerpt.quoted(source[word.lowerBound...first])) and a space"]
        + (edits.isEmpty ? ["the same in more than \(mostEdits) lines, which is not fixed at once"] : []),
      fixIts: edits.isEmpty ? [] : [FixIt("add the space", edits, .safe)])
  }
}

extension YAMLNode {
  /// The finding for a plain text such as `hard_cap:30m` where a mapping is wanted; nil for any other node.
  package func missingSpaceAfterColon() -> Diagnostic? {
    guard isPlain else { return nil }
    return tree.source.withUnsafeBufferPointer { bytes in
      let source = ByteText(bytes)
      let range = span.range
      guard MissingSpace.colon(in: source, range) != nil else { return nil }
      var colons: [Int] = []
      var offset = range.lowerBound
      while offset < range.upperBound, colons.count <= MissingSpace.mostEdits {
        let end = min(source.endOfLine(from: offset), range.upperBound)
        let word = source.skip(from: offset, to: end, while: \.isBlank)
        if let colon = MissingSpace.colon(in: source, word..<end) { colons.append(colon) }
        offset = source.skip(from: end, to: range.upperBound, while: \.isBreak)
      }
      let word = range.lowerBound..<min(source.endOfLine(from: range.lowerBound), range.upperBound)
      return MissingSpace.diagnostic(colons, word: word, in: source, tree.file)
    }
  }
}
