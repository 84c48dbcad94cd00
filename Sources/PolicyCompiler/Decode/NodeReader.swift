import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// Reads values out of one YAML tree and takes down what it cannot read: one finding for each mistake.
///
/// A value that cannot be read comes back as nil. Where a finding already speaks about a node, nothing is added.
struct NodeReader {
  let file: FileID
  var diagnostics = DiagnosticBag()

  /// A key with what it holds.
  struct Entry {
    let name: String
    let key: YAMLNode
    let value: YAMLNode

    var keySpan: Span { key.span }
  }

  init(file: FileID) { self.file = file }

  // MARK: Shapes

  /// The entries of a mapping.
  ///
  /// - Parameter key: the key that holds the node, for a value that is missing; nil for the document itself.
  mutating func mapping(_ node: YAMLNode, of key: Entry?, wanted: String) -> [Entry]? {
    guard !node.isUnreadable else { return nil }
    if node.kind == .mapping {
      return node.entries.filter { !$0.key.isUnreadable }.map { Entry(name: $0.key.text, key: $0.key, value: $0.value) }
    }
    if let missingSpace = node.missingSpaceAfterColon() {
      diagnostics.add(missingSpace)
    } else {
      reportWrongShape(node, of: key, wanted: wanted)
    }
    return nil
  }

  mutating func sequence(_ node: YAMLNode, of key: Entry, wanted: String) -> [YAMLNode]? {
    guard !node.isUnreadable else { return nil }
    guard node.kind == .sequence else {
      reportWrongShape(node, of: key, wanted: wanted)
      return nil
    }
    return Array(node.items)
  }

  /// The text of a scalar, whatever it will be read as.
  mutating func scalar(_ node: YAMLNode, of key: Entry?, wanted: String) -> Spanned<String>? {
    guard !node.isUnreadable else { return nil }
    guard node.kind == .scalar, !node.isNull else {
      reportWrongShape(node, of: key, wanted: wanted)
      return nil
    }
    return Spanned(node.text, at: node.span)
  }

  /// Any text; a value that begins with a brace or a bracket is told to be quoted.
  mutating func text(_ entry: Entry) -> Spanned<String>? {
    if !entry.value.isUnreadable, let unquoted = entry.value.textNeedsQuotes() {
      diagnostics.add(unquoted)
      return nil
    }
    return scalar(entry.value, of: entry, wanted: "text")
  }

  private mutating func reportWrongShape(_ node: YAMLNode, of key: Entry?, wanted: String) {
    let name = key.map { "\($0.name) " } ?? "the document "
    if node.isNull, let key {
      diagnostics.add(
        LanguageError.nullValue(
          "\(key.name) has nothing under it", at: node.span.range.isEmpty ? key.keySpan : node.span,
          help: ["write \(wanted), or remove \(key.name)"]))
      return
    }
    let shape =
      switch node.kind {
      case .scalar: "one value"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    // A block collection spans many lines: its key says where it is.
    let isBlock = node.kind != .scalar && !node.isFlow
    diagnostics.add(
      LanguageError.wrongType(
        "\(name)is \(shape), not \(wanted)", at: isBlock ? key?.keySpan ?? node.span : node.span,
        help: ["write \(wanted)"]))
  }

  // MARK: Words

  /// One of the words of a vocabulary.
  mutating func word<Word: Vocabulary>(_ type: Word.Type, _ entry: Entry) -> Spanned<Word>? {
    word(type, entry.value, of: entry)
  }

  mutating func word<Word: Vocabulary>(_ type: Word.Type, _ node: YAMLNode, of entry: Entry) -> Spanned<Word>? {
    guard let text = word(among: Word.words, node, of: entry), let word = Word(rawValue: text.value) else { return nil }
    return Spanned(word, at: text.span)
  }

  /// One of some words, as text.
  mutating func word(among words: [String], _ node: YAMLNode, of entry: Entry) -> Spanned<String>? {
    let wanted = Words.list(words, "or")
    guard let text = scalar(node, of: entry, wanted: wanted) else { return nil }
    if words.contains(where: { $0.utf8.elementsEqual(text.value.utf8) }) { return text }
    diagnostics.add(
      LanguageError.unknownWord(
        "\(entry.name) cannot be \(text.value.quoted)", at: text.span,
        help: ["write \(wanted)"], fixIts: offers([Words.nearest(to: text.value, among: words)], at: text.span)))
    return nil
  }

  /// A list of some of the words of a vocabulary, each at most once, in the order of the vocabulary.
  mutating func words(among words: [String], _ entry: Entry) -> Spanned<[String]>? {
    guard let items = sequence(entry.value, of: entry, wanted: "a list of some of \(Words.list(words))") else {
      return nil
    }
    var isReadable = true
    var seen: [String: Span] = [:]
    for item in items {
      guard let word = word(among: words, item, of: entry) else {
        isReadable = false
        continue
      }
      if let first = seen[word.value] {
        diagnostics.add(
          LanguageError.repeatedWord(
            "\(entry.name) names \(word.value) twice", at: word.span, notes: [Note("first named here", at: first)],
            help: ["remove one of them"]))
      }
      seen[word.value] = seen[word.value] ?? word.span
    }
    return isReadable ? Spanned(words.filter { seen[$0] != nil }, at: entry.value.span) : nil
  }

  /// `true` or `false`.
  mutating func flag(_ entry: Entry) -> Spanned<Bool>? {
    guard let text = scalar(entry.value, of: entry, wanted: "true or false") else { return nil }
    switch text.value {
    case "true": return Spanned(true, at: text.span)
    case "false": return Spanned(false, at: text.span)
    default: break
    }
    let meant: [String: String] = [
      "yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false",
    ]
    let lower = text.value.lowercased()
    let offer = lower == "true" || lower == "false" ? lower : meant[lower]
    diagnostics.add(
      LanguageError.notASwitch(
        "\(entry.name) is \(text.value.quoted), neither true nor false", at: text.span,
        help: offer == nil ? ["write true or false"] : [], fixIts: offers([offer], at: text.span)))
    return nil
  }

  // MARK: Names

  /// `[a-z][a-z0-9-]{0,62}`.
  mutating func name(_ entry: Entry) -> Spanned<String>? { name(entry.value, of: entry) }

  mutating func name(_ node: YAMLNode, of entry: Entry) -> Spanned<String>? {
    guard let text = scalar(node, of: entry, wanted: "a name") else { return nil }
    let bytes = Array(text.value.utf8)
    let isName =
      (1...63).contains(bytes.count) && bytes[0].isLowerCaseLetter
      && bytes.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    if isName { return text }
    diagnostics.add(
      LanguageError.notAName(
        "\(entry.name) is \(text.value.quoted), which is not a name", at: text.span,
        help: ["write up to 63 lower-case letters, digits and hyphens, beginning with a letter"]))
    return nil
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
        help: ["write a date such as 2026-11-30"]))
    return nil
  }

  // MARK: Keys

  /// Reports a key that nobody reads, with the nearest one that is read here.
  mutating func reportUnknownKey(_ entry: Entry, in place: String, among candidates: [String]) {
    let nearest = Words.nearest(to: entry.name, among: candidates)
    let known = candidates.count <= 12 ? ["\(place) has \(Words.list(candidates))"] : []
    diagnostics.add(
      LanguageError.unknownKey(
        "\(place) has no key \(entry.name.quoted)", at: entry.keySpan,
        help: nearest == nil ? known : [], fixIts: offers([nearest], at: entry.keySpan)))
  }

  /// Reports required keys that are not there, at the thing that lacks them.
  mutating func reportMissing(_ key: String, in place: String, at span: Span, help: String) {
    diagnostics.add(LanguageError.missingKey("\(place) has no \(key)", at: span, help: [help]))
  }

  /// Replacements for a value or key; a single one is safe, among several a person chooses.
  func offers(_ words: [String?], at span: Span) -> [FixIt] {
    let offered = words.compactMap { $0 }
    return offered.map {
      FixIt("write \($0)", [TextEdit(span, $0)], offered.count == 1 ? .safe : .needsReview)
    }
  }
}

extension UInt8 {
  var isLowerCaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isUpperCaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension String {
  /// As a message shows what somebody wrote: between backticks, on one line, cut where it is long.
  var quoted: String { Excerpt.quoted(utf8) }
}
