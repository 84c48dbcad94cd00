import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyYAML

/// Decodes what a target says under `fields`.
enum OwnFieldsDecoder {
  /// The fields that could be read, each at its path; nil when some could not.
  static func decode(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Spanned<FieldDefinition>]? {
    let wanted = "a mapping of paths such as llm.request to what they hold"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return nil }
    let fields = entries.map { field($0, &reader) }
    return entry.value.missesKeys || fields.contains { $0 == nil } ? nil : fields.compactMap { $0 }
  }

  private static func field(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Spanned<FieldDefinition>? {
    // What stands under a name that is none was meant for another place: one mistake.
    guard isPath(entry, &reader),
      let members = reader.mapping(entry.value, of: entry, wanted: MappingSchema.ownField.shape)
    else { return nil }
    let texts = NodeReader.text(in: members)
    var content = Content()
    for member in members { content.decode(member, of: members, where: texts, &reader) }
    reader.reportMissing(
      reader.missingKeys(members, of: entry.value, .ownField), in: "the field \(entry.name)", at: entry.keySpan)
    guard !entry.value.missesKeys, let type = content.fieldType, let summary = content.summary else {
      return nil
    }
    let declaration = OwnFieldDeclaration(path: entry.name, role: content.role, type: type, summary: summary)
    return Spanned(OwnFields.field(declaration), at: entry.keySpan)
  }

  /// Whether a key is the path of a field that a project may have; a finding says why it is not.
  private static func isPath(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Bool {
    guard let names = OwnFieldPath.names(of: entry.name) else {
      reader.diagnostics.add(
        LanguageError.notAName(
          "\(entry.name.quoted) is not the path of a field", at: entry.keySpan, help: [OwnFieldPath.order]))
      return false
    }
    guard OwnFieldPath.isReserved(names[0]) else { return true }
    reader.diagnostics.add(
      LanguageError.reservedName(
        "\(names[0]) is a name of the language, and no group of one's own", at: entry.keySpan,
        help: ["write a group of your own, such as the name of the program"]))
    return false
  }

  /// What is said of one field.
  private struct Content {
    var type: OwnFieldType?
    var role = FieldRole.setting
    var summary: String?
    private var words: [String]?
    private var orOff = false
    private var orZero = false
    private var isReadable = true

    /// Nil where it could not be read in full.
    var fieldType: FieldType? {
      guard isReadable else { return nil }
      return switch type {
      case .duration: .duration(orOff: orOff)
      case .count: .count(orZero: orZero)
      case .share: .share
      case .flag: .flag
      case .choice: words.map { .choice($0) }
      case .text: .text
      case nil: nil
      }
    }

    mutating func decode(
      _ entry: NodeReader.Entry, of siblings: [NodeReader.Entry], where text: (String) -> String?,
      _ reader: inout NodeReader
    ) {
      if MappingSchema.ownField.forbids(entry.name, where: text) {
        reader.diagnostics.add(
          LanguageError.misplacedKey(
            "\(type.map { "a \($0.rawValue)" } ?? "this field") has no \(entry.name)", at: entry.keySpan,
            help: ["remove \(entry.name)"],
            fixIts: reader.removal(of: entry.key, "remove \(entry.name)", .needsReview)))
        return isReadable = false
      }
      switch OwnFieldKey(rawValue: entry.name) {
      case .type: type = kept(reader.word(OwnFieldType.self, entry)?.value)
      case .role: role = kept(reader.word(OwnFieldRole.self, entry)?.value) == .fact ? .fact : .setting
      case .summary: summary = kept(reader.text(entry)?.value)
      case .words: words = kept(reader.ownWords(entry))
      case .orOff: orOff = kept(reader.flag(entry)?.value) ?? false
      case .orZero: orZero = kept(reader.flag(entry)?.value) ?? false
      case nil:
        reader.reportUnknownKey(entry, of: .ownField, siblings: siblings)
        isReadable = false
      }
    }

    private mutating func kept<Value>(_ value: Value?) -> Value? {
      if value == nil { isReadable = false }
      return value
    }
  }
}

extension NodeReader {
  /// The words of a choice, in the order in which they stand; nil where one is no word, or stands there twice.
  fileprivate mutating func ownWords(_ entry: Entry) -> [String]? {
    guard let items = sequence(entry.value, of: entry, wanted: "a list of words") else { return nil }
    var words: [String: Span] = [:]
    var order: [String] = []
    for item in items {
      guard let word = name(item, of: entry.part) else { continue }
      if let first = words[word.value] {
        diagnostics.add(
          LanguageError.repeatedWord(
            "\(entry.name) names \(word.value) twice", at: word.span, notes: [Note("first named here", at: first)],
            help: ["remove one of them"], fixIts: removal(of: item, "remove it", .needsReview)))
      } else {
        words[word.value] = word.span
        order.append(word.value)
      }
    }
    if items.isEmpty {
      diagnostics.add(
        LanguageError.wrongType(
          "\(entry.name) is an empty list", at: entry.value.span, help: ["write the words that it may be"]))
    }
    return order.count == items.count && !items.isEmpty ? order : nil
  }
}
