import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes acceptances that stand in comments: `# policyc: accept RULE [until DATE]: reason`.
enum CommentAcceptanceDecoder {
  /// Those that name a rule and speak of a line; the others accept nothing.
  static func decode(_ tree: YAMLTree, _ reader: inout NodeReader) -> [PlacedAcceptance] {
    // Most files have comments and no acceptance among them; for those no place is looked for.
    var places: CommentedPlaces?
    return tree.comments.compactMap { comment in
      let before = reader.diagnostics.diagnostics.count
      guard let acceptance = acceptance(comment.span, tree, &reader) else { return nil }
      let known = places ?? CommentedPlaces(tree)
      places = known
      guard let line = known.line(of: comment) else {
        guard reader.diagnostics.diagnostics.count == before else { return nil }
        reader.diagnostics.add(
          LanguageError.misplacedAcceptance(
            "no line follows that \(acceptance.rule.value) could be found on", at: comment.span,
            help: ["write the comment behind the value that the finding is about, or above its key"]))
        return nil
      }
      return PlacedAcceptance(acceptance, on: known.span(ofLine: line), values: known.values(onLine: line))
    }
  }

  /// Reports acceptances in a document that has nothing to accept.
  static func refuse(in tree: YAMLTree, _ reader: inout NodeReader) {
    for comment in tree.comments where !reads(Cursor(comment.span, tree.source)).isNone {
      reader.diagnostics.add(
        LanguageError.misplacedAcceptance(
          "a finding cannot be accepted here", at: comment.span,
          help: ["accept it in a policy or a target, or give the rule another severity under rules:"]))
    }
  }

  // MARK: The words of a comment

  /// What the beginning of a comment says.
  private enum Opening {
    case none
    /// A word that is meant for `accept`.
    case misspelt(Spanned<String>, Cursor)
    case accept(Cursor)

    var isNone: Bool {
      if case .none = self { true } else { false }
    }
  }

  /// Words of other linters that people write for `accept`.
  private static let foreign = ["ignore", "allow", "disable", "skip", "suppress"]

  private static func reads(_ start: Cursor) -> Opening {
    var cursor = start
    guard cursor.skip("#") else { return .none }
    cursor.skipBlanks()
    guard cursor.skip("policyc:") else { return .none }
    cursor.skipBlanks()
    let word = cursor.word()
    if word.value == "accept" { return .accept(cursor) }
    let isMeant = foreign.contains(word.value) || Words.nearest(to: word.value, among: ["accept"]) != nil
    return isMeant ? .misspelt(word, cursor) : .none
  }

  private static func acceptance(_ span: Span, _ tree: YAMLTree, _ reader: inout NodeReader) -> Acceptance? {
    switch reads(Cursor(span, tree.source)) {
    case .none: return nil
    case .misspelt(let word, var cursor):
      reader.diagnostics.add(
        LanguageError.malformedAcceptance(
          "a comment cannot say \(word.value.quoted) to policyc", at: word.span,
          fixIts: foreign.contains(word.value)
            ? reader.offers(["accept"], at: word.span)
            : reader.corrections(of: word.value, among: ["accept"], at: word.span)))
      // What it would accept with the right word is not reported beside it.
      var silent = NodeReader(file: reader.file)
      return acceptance(&cursor, in: span, &silent)
    case .accept(var cursor):
      return acceptance(&cursor, in: span, &reader)
    }
  }

  private static func acceptance(_ cursor: inout Cursor, in span: Span, _ reader: inout NodeReader) -> Acceptance? {
    cursor.skipBlanks()
    let rule = cursor.word()
    cursor.skipBlanks()
    let about = cursor.skip("about ") ? cursor.quoted() : nil
    cursor.skipBlanks()
    var until: Spanned<String>?
    if cursor.skip("until ") {
      cursor.skipBlanks()
      until = cursor.word()
      cursor.skipBlanks()
    }
    guard !rule.value.isEmpty, cursor.skip(":") else {
      reader.diagnostics.add(
        LanguageError.malformedAcceptance(
          rule.value.isEmpty ? "the comment names no rule to accept" : "the comment gives no reason behind a colon",
          at: span, help: ["write # policyc: accept RULE: reason, with until 2026-11-30 before the colon if it ends"]))
      return nil
    }
    cursor.skipBlanks()
    let reason = AcceptanceDecoder.longEnough(cursor.rest, at: span, &reader)
    let known = reader.knownRule(rule).flatMap { AcceptanceDecoder.acceptable($0, &reader) }
    let date = until.map { (text: $0, date: reader.date($0, of: "until")) }
    // With a mistake in it it accepts nonetheless: what it accepts would be a second finding for the same mistake.
    guard let known, reader.requireAbout(about, of: known) else { return nil }
    return Acceptance(rule: known, about: about?.value, reason: reason?.value ?? "", until: date?.date, span: span)
  }
}

/// A place in the bytes of one comment.
private struct Cursor {
  private let bytes: [UInt8]
  private let file: FileID
  private var offset: Int
  private let end: Int

  init(_ span: Span, _ bytes: [UInt8]) {
    self.bytes = bytes
    file = span.file
    offset = span.range.lowerBound
    end = span.range.upperBound
  }

  mutating func skip(_ text: String) -> Bool {
    guard bytes[offset..<end].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  mutating func skipBlanks() {
    while offset < end, bytes[offset].isBlank { offset += 1 }
  }

  /// What stands in double quotes; nil where none begin here, or they do not end.
  mutating func quoted() -> Spanned<String>? {
    skipBlanks()
    let quote = UInt8(ascii: "\"")
    guard offset < end, bytes[offset] == quote, let close = bytes[offset + 1..<end].firstIndex(of: quote) else {
      return nil
    }
    defer { offset = close + 1 }
    return Spanned(
      String(decoding: bytes[offset + 1..<close], as: UTF8.self), at: Span(file: file, offset + 1..<close))
  }

  /// What stands before the next blank or colon; may be empty.
  mutating func word() -> Spanned<String> {
    let start = offset
    while offset < end, !bytes[offset].isBlank, bytes[offset] != UInt8(ascii: ":") { offset += 1 }
    return spanned(start..<offset)
  }

  /// Everything up to the end of the comment without blanks behind it.
  var rest: Spanned<String> {
    var end = end
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return spanned(offset..<end)
  }

  private func spanned(_ range: Range<Int>) -> Spanned<String> {
    Spanned(String(decoding: bytes[range], as: UTF8.self), at: Span(file: file, range))
  }
}
