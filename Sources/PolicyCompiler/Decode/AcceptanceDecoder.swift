import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import PolicyYAML

/// Decodes the list under `accept`.
enum AcceptanceDecoder {
  /// What the list accepts, and whether that is all that it may accept.
  ///
  /// An entry with a mistake in it has a finding already; what it accepts would be a second one for the same mistake.
  static func decode(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> (
    acceptances: [Acceptance], isComplete: Bool
  ) {
    let wanted = "a list of accepted rules with their reasons"
    guard let items = reader.sequence(entry.value, of: entry, wanted: wanted) else { return ([], false) }
    let acceptances = items.map { item(of: $0, entry.part, &reader) }
    return (acceptances.compactMap { $0 }, !acceptances.contains { $0 == nil })
  }

  private static func item(
    of node: YAMLNode, _ accept: NodeReader.Entry, _ reader: inout NodeReader
  ) -> Acceptance? {
    guard let entries = reader.mapping(node, of: accept, wanted: MappingSchema.acceptance.shape) else { return nil }
    var rule: Spanned<String>?
    var about: Written<String> = .absent
    var reason: Spanned<String>?
    var until: Written<CalendarDate> = .absent
    for entry in entries {
      switch AcceptanceKey(rawValue: entry.name) {
      case .rule: rule = acceptableRule(entry, &reader)
      case .about: about = Written(reader.relationName(entry), orUnreadable: entry)
      case .reason: reason = longEnough(entry, &reader)
      case .until: until = Written(reader.date(entry), orUnreadable: entry)
      case nil: reader.reportUnknownKey(entry, of: .acceptance, siblings: entries)
      }
    }
    reader.reportMissing(reader.missingKeys(entries, of: node, .acceptance), in: "the acceptance", of: node)
    guard let rule, !about.isUnreadable, reader.requireAbout(about.spanned, of: rule) else { return nil }
    return Acceptance(
      rule: rule, about: about.spanned?.value, reason: reason?.value ?? "", until: until.spanned, span: node.span)
  }

  /// A reason that is long enough to be one.
  static func longEnough(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Spanned<String>? {
    guard let reason = reader.text(entry) else { return nil }
    return longEnough(reason, at: reason.span, &reader)
  }

  /// - Parameter place: where a finding about it stands, since the reason itself may be empty.
  static func longEnough(
    _ reason: Spanned<String>, at place: Span, _ reader: inout NodeReader
  ) -> Spanned<String>? {
    // No character holds two visible ASCII bytes, and to count bytes is far faster than to count characters.
    if reason.value.utf8.lazy.filter({ (0x21...0x7E).contains($0) }).prefix(ValueSchema.shortestReason).count
      == ValueSchema.shortestReason
    {
      return reason
    }
    guard reason.value.filter({ !$0.isWhitespace }).count < ValueSchema.shortestReason else { return reason }
    reader.diagnostics.add(
      LanguageError.shortReason(
        "the reason \(reason.value.quoted) has fewer than \(ValueSchema.shortestReason) characters beside blanks",
        at: reason.span.range.isEmpty ? place : reason.span,
        help: ["say why this finding is lived with"]))
    return nil
  }

  private static func acceptableRule(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Spanned<String>? {
    reader.knownRule(entry.value, of: entry).flatMap { acceptable($0, &reader) }
  }

  /// A rule that is known, if it may be accepted.
  static func acceptable(_ id: Spanned<String>, _ reader: inout NodeReader) -> Spanned<String>? {
    guard let metadata = RuleCatalog.metadata(of: id.value), !metadata.isAcceptable else { return id }
    reader.diagnostics.add(
      LanguageError.notAcceptable(
        "\(id.value) cannot be accepted", at: id.span, help: ["mend what it reports: \(metadata.summary)"]))
    return id
  }
}

extension NodeReader {
  /// Whether an acceptance names a chain or a lease where its rule is about one, and only there.
  mutating func requireAbout(_ about: Spanned<String>?, of rule: Spanned<String>) -> Bool {
    let isAboutRelation = RuleCatalog.metadata(of: rule.value)?.group == .relations
    if let about, !isAboutRelation, RuleCatalog.metadata(of: rule.value) != nil {
      diagnostics.add(
        LanguageError.misplacedKey(
          "\(rule.value) is about no chain and no lease", at: about.span, help: ["remove about"]))
      return false
    }
    guard isAboutRelation, about == nil else { return true }
    diagnostics.add(
      LanguageError.missingKey(
        "the acceptance of \(rule.value) does not say of which chain or lease", at: rule.span,
        help: ["write about: and its name"]))
    return false
  }

  /// The identity of a rule of the catalogue, or of a retired one.
  mutating func knownRule(_ node: YAMLNode, of entry: Entry) -> Spanned<String>? {
    scalar(node, of: entry, wanted: "the identity of a rule").flatMap { knownRule($0) }
  }

  mutating func knownRule(_ id: Spanned<String>) -> Spanned<String>? {
    if RuleCatalog.metadata(of: id.value) != nil || RuleCatalog.retirement(of: id.value) != nil { return id }
    return reportUnknownRule(id).map { Spanned($0, at: id.span) }
  }

  /// - Returns: what was meant, if that can be told.
  @discardableResult
  mutating func reportUnknownRule(_ id: Spanned<String>) -> String? {
    let isLanguageError = LanguageErrorCatalog.error(id.value) != nil
    let meant = Words.corrections(of: id.value, among: RuleCatalog.all.filter(\.isAcceptable).map(\.id)).map(\.word)
    diagnostics.add(
      isLanguageError
        ? LanguageError.notAcceptable(
          "\(id.value) is a language error, which cannot be accepted or lowered", at: id.span,
          help: ["mend what it reports"])
        : LanguageError.unknownRule(
          "there is no rule \(id.value.quoted)", at: id.span,
          help: meant.isEmpty ? ["name a rule that policyc reports"] : [], fixIts: offers(meant, at: id.span)))
    return isLanguageError ? id.value : meant.first
  }
}
