import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Reads values out of one YAML tree and takes down what it cannot read: one finding for each mistake.
///
/// A value that cannot be read comes back as nil. Where a finding already speaks about a node, nothing is added. What is
/// wanted instead is put into words only for a finding.
struct NodeReader {
  let file: FileID
  /// The fields that the document can speak of.
  let fields: FieldVocabulary
  var diagnostics = DiagnosticBag()
  /// The numbers that stand where a duration is wanted, by their places; the knob of the field may tell their unit.
  var bareNumbers: [Span: Int64] = [:]

  /// A key with what it holds.
  struct Entry {
    let name: String
    let key: YAMLNode
    let value: YAMLNode
    /// Whether findings are about one item of the list that it holds.
    var isPart = false

    var keySpan: Span { key.span }

    /// The entry as findings about one item of its list name it.
    var part: Entry { Entry(name: "an entry of \(name)", key: key, value: value, isPart: true) }
  }

  init(file: FileID, fields: FieldVocabulary = .language) {
    self.file = file
    self.fields = fields
  }

  // MARK: Shapes

  /// The entries of a mapping.
  ///
  /// - Parameter key: the key that holds the node, for a value that is missing; nil for the document itself.
  mutating func mapping(_ node: YAMLNode, of key: Entry?, wanted: @autoclosure () -> String) -> [Entry]? {
    guard !node.isUnreadable else { return nil }
    if node.kind == .mapping {
      var entries: [Entry] = []
      entries.reserveCapacity(node.count)
      for (key, value) in node.entries where !key.isUnreadable {
        entries.append(Entry(name: key.text, key: key, value: value))
      }
      return entries
    }
    if let missingSpace = node.missingSpaceAfterColon() {
      diagnostics.add(missingSpace)
    } else {
      reportWrongShape(node, of: key, wanted: wanted())
    }
    return nil
  }

  mutating func sequence(_ node: YAMLNode, of key: Entry, wanted: @autoclosure () -> String) -> [YAMLNode]? {
    guard !node.isUnreadable else { return nil }
    guard node.kind == .sequence else {
      reportWrongShape(node, of: key, wanted: wanted())
      return nil
    }
    return node.items
  }

  /// The text of a scalar, whatever it will be read as.
  mutating func scalar(_ node: YAMLNode, of key: Entry?, wanted: @autoclosure () -> String) -> Spanned<String>? {
    guard !node.isUnreadable else { return nil }
    guard node.kind == .scalar, !node.isNull else {
      reportWrongShape(node, of: key, wanted: wanted())
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
          key.isPart ? "\(key.name) is empty" : "\(key.name) has nothing under it",
          at: node.span.range.isEmpty && !key.isPart ? key.keySpan : node.span, help: ["write \(wanted)"]))
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

  // MARK: Keys

  /// Reports a key that nobody reads, with the nearest one that is read here.
  ///
  /// - Parameter siblings: all entries of the mapping; a key that is there already was not meant.
  mutating func reportUnknownKey(
    _ entry: Entry, in place: String, among candidates: [String], siblings: [Entry]
  ) {
    let fixIts = looksForOffers ? corrections(of: entry, among: candidates, siblings: siblings) : []
    let known = candidates.count <= 30 ? "\(place) has \(Words.list(candidates))" : "policyc explain lists every field"
    diagnostics.add(
      LanguageError.unknownKey(
        "\(place) has no key \(entry.name.quoted)", at: entry.keySpan, help: fixIts.isEmpty ? [known] : [],
        fixIts: fixIts))
  }

  /// Reports required keys that are not there, at the thing that lacks them.
  ///
  /// - Parameter missing: the keys, each with what to do about it; none is no finding.
  mutating func reportMissing(_ missing: [(key: String, help: String)], in place: String, at span: Span) {
    if let finding = Self.finding(missing, in: place, at: span) { diagnostics.add(finding) }
  }

  /// The same for keys of a mapping, which its first key stands for.
  mutating func reportMissing(_ missing: [(key: String, help: String)], in place: String, of mapping: YAMLNode) {
    guard var finding = Self.finding(missing, in: place, at: mapping.firstKeySpan ?? mapping.span) else { return }
    finding.subject = mapping.span
    diagnostics.add(finding)
  }

  private static func finding(
    _ missing: [(key: String, help: String)], in place: String, at span: Span
  ) -> Diagnostic? {
    guard !missing.isEmpty else { return nil }
    return LanguageError.missingKey(
      "\(place) has no \(Words.list(missing.map(\.key), "and no"))", at: span, help: missing.map(\.help))
  }

  /// Whether offers are looked for that cost a walk through the tree; with so many findings there is no end of it.
  var looksForOffers: Bool { diagnostics.looksForOffers }

  /// The offer to remove an entry, told by its key, or an item of a list; none where the layout allows no such edit.
  func removal(of node: YAMLNode, _ title: String, _ safety: FixIt.Safety) -> [FixIt] {
    guard looksForOffers else { return [] }
    return node.tree.removal(of: [node.span]).map { [FixIt(title, $0, safety)] } ?? []
  }

  /// The keys that a misspelt one may be: safe where nothing else can be meant.
  ///
  /// - Parameter prefix: what stands before the misspelt word at the place, and stays.
  func corrections(
    of key: String, among candidates: some Sequence<String>, at span: Span, prefix: String = ""
  ) -> [FixIt] {
    Words.corrections(of: key, among: candidates).map { fixIt(for: $0, at: span, prefix: prefix) }
  }

  /// The keys that a misspelt one of a mapping may be: not those that are there, and none for sure that another misspelt
  /// one may be too, since a person knows which of their values is meant.
  private func corrections(of entry: Entry, among candidates: [String], siblings: [Entry]) -> [FixIt] {
    let present = Set(siblings.map(\.name))
    let known = Set(candidates)
    return Words.corrections(of: entry.name, among: candidates.filter { !present.contains($0) }).map { correction in
      let isWantedTwice = siblings.contains { other in
        other.name != entry.name && !known.contains(other.name)
          && Words.nearest(to: other.name, among: [correction.word]) != nil
      }
      return fixIt(for: correction, at: entry.keySpan, isSafe: !isWantedTwice)
    }
  }

  private func fixIt(for correction: Correction, at span: Span, prefix: String = "", isSafe: Bool = true) -> FixIt {
    FixIt(
      "write \(prefix + correction.word)", [TextEdit(span, prefix + correction.word)],
      correction.isCertain && isSafe ? .safe : .needsReview)
  }

  /// Replacements for a value. A value counts, so each needs review, however near it is to what stands there.
  func offers(_ words: [String], at span: Span) -> [FixIt] {
    words.map { FixIt("write \($0)", [TextEdit(span, $0)], .needsReview) }
  }
}

extension UInt8 {
  var isLowerCaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isUpperCaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension String {
  /// The source text quoted for a message: in backticks, on one line, truncated where it is long.
  var quoted: String { isEmpty ? "`\"\"`" : Excerpt.quoted(utf8) }
}

extension YAMLNode {
  /// The first key of a mapping that could be read.
  var firstKeySpan: Span? { entries.first { !$0.key.isUnreadable }?.key.span }
}

extension DiagnosticBag {
  /// Whether offers are looked for that cost a walk through all there is; with so many findings there is no end of it.
  var looksForOffers: Bool { diagnostics.count < 100 }
}
