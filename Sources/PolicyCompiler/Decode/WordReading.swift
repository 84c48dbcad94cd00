import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Reading values whose form, not whose field, says what they may hold: words, switches, names and dates.
extension NodeReader {
  /// One of the words of a vocabulary.
  mutating func word<Word: LanguageWord>(_ type: Word.Type, _ entry: Entry) -> Spanned<Word>? {
    word(type, entry.value, of: entry)
  }

  mutating func word<Word: LanguageWord>(_ type: Word.Type, _ node: YAMLNode, of entry: Entry) -> Spanned<Word>? {
    guard let text = scalar(node, of: entry, wanted: Words.list(Word.words, "or")) else { return nil }
    if let word = Word(rawValue: text.value) { return Spanned(word, at: text.span) }
    reportUnknownWord(text, among: Word.words, of: entry)
    return nil
  }

  /// One of some words, as text.
  mutating func word(among words: [String], _ node: YAMLNode, of entry: Entry) -> Spanned<String>? {
    guard let text = scalar(node, of: entry, wanted: Words.list(words, "or")) else { return nil }
    if node.place(among: words) != nil { return text }
    reportUnknownWord(text, among: words, of: entry)
    return nil
  }

  private mutating func reportUnknownWord(_ text: Spanned<String>, among words: [String], of entry: Entry) {
    let meant = Words.corrections(of: text.value, among: words).map(\.word)
    diagnostics.add(
      LanguageError.unknownWord(
        "\(entry.name) cannot be \(text.value.quoted)", at: text.span, help: ["write \(Words.list(words, "or"))"],
        fixIts: offers(meant, at: text.span)))
  }

  /// A list of some of the words of a vocabulary, each at most once, in the order of the vocabulary.
  mutating func words(among words: [String], _ entry: Entry) -> Spanned<[String]>? {
    if let lone = loneWord(among: words, entry.value) {
      diagnostics.add(
        LanguageError.wrongType(
          "\(entry.name) is one word, not a list", at: lone.span,
          fixIts: offers(["[\(lone.value)]"], at: lone.span)))
      return nil
    }
    guard let items = sequence(entry.value, of: entry, wanted: "a list of some of \(Words.list(words))") else {
      return nil
    }
    var isReadable = true
    var seen = [Span?](repeating: nil, count: words.count)
    for item in items {
      let isShaped = item.kind == .scalar && !item.isNull
      let holder = isShaped ? entry : entry.part
      guard let word = word(among: words, item, of: holder) else {
        isReadable = false
        continue
      }
      guard let place = item.place(among: words) else { continue }
      if let first = seen[place] {
        diagnostics.add(
          LanguageError.repeatedWord(
            "\(entry.name) names \(word.value) twice", at: word.span, notes: [Note("first named here", at: first)],
            help: ["remove one of them"], fixIts: removal(of: item, "remove it", .needsReview)))
      }
      seen[place] = seen[place] ?? word.span
    }
    return isReadable
      ? Spanned(words.indices.filter { seen[$0] != nil }.map { words[$0] }, at: entry.value.span) : nil
  }

  /// A word that stands where a list of such words is wanted.
  private func loneWord(among words: [String], _ node: YAMLNode) -> Spanned<String>? {
    guard !node.isUnreadable, node.kind == .scalar, node.place(among: words) != nil else { return nil }
    return Spanned(node.text, at: node.span)
  }

  /// `true` or `false`.
  mutating func flag(_ entry: Entry) -> Spanned<Bool>? {
    guard let text = scalar(entry.value, of: entry, wanted: "true or false") else { return nil }
    switch text.value {
    case "true": return Spanned(true, at: text.span)
    case "false": return Spanned(false, at: text.span)
    default: break
    }
    // `no` and `on` are one slip apart, and so nothing is offered for them, nor for `y` and `n`.
    let meant = ["true": "true", "yes": "true", "false": "false", "off": "false"][text.value.lowercased()]
    diagnostics.add(
      LanguageError.notASwitch(
        "\(entry.name) is \(text.value.quoted), neither true nor false", at: text.span,
        help: meant == nil ? ["write true or false"] : [],
        fixIts: offers([meant].compactMap { $0 }, at: text.span)))
    return nil
  }

  // MARK: Names

  /// `[a-z][a-z0-9-]{0,62}`.
  mutating func name(_ entry: Entry) -> Spanned<String>? { name(entry.value, of: entry) }

  mutating func name(_ node: YAMLNode, of entry: Entry) -> Spanned<String>? {
    guard let text = scalar(node, of: entry, wanted: "a name") else { return nil }
    if Self.isName(Array(text.value.utf8)) { return text }
    diagnostics.add(
      LanguageError.notAName(
        "\(entry.name) is \(text.value.quoted), which is not a name", at: text.span,
        help: ["write up to 63 lower-case letters, digits and hyphens, beginning with a letter"],
        fixIts: offers([Self.nameMeant(by: text.value)].compactMap { $0 }, at: text.span)))
    return nil
  }

  /// The text in lower case, with hyphens for spaces and underscores, if that is a name.
  private static func nameMeant(by text: String) -> String? {
    let meant = text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 }
    return isName(Array(String(meant).utf8)) ? String(meant) : nil
  }

  private static func isName(_ bytes: [UInt8]) -> Bool {
    (1...63).contains(bytes.count) && bytes[0].isLowerCaseLetter
      && bytes.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  /// `YYYY-MM-DD`.
  mutating func date(_ entry: Entry) -> Spanned<CalendarDate>? {
    guard let text = scalar(entry.value, of: entry, wanted: "a date such as 2026-11-30") else { return nil }
    return date(text, of: entry.name)
  }

  mutating func date(_ text: Spanned<String>, of name: String) -> Spanned<CalendarDate>? {
    if let date = CalendarDate(text.value) { return Spanned(date, at: text.span) }
    diagnostics.add(
      LanguageError.notADate(
        "\(name) is \(text.value.quoted), which is not a day of the calendar", at: text.span,
        help: ["write a date such as 2026-11-30"],
        fixIts: offers([Self.day(of: text.value)].compactMap { $0 }, at: text.span)))
    return nil
  }

  /// The day of a date with a time behind it.
  private static func day(of text: String) -> String? {
    let rest = text.dropFirst(10)
    guard rest.first == "T" || rest.first == "t" || rest.first == " " else { return nil }
    return CalendarDate(String(text.prefix(10)))?.description
  }
}
