import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes a target file, key by key.
struct TargetDecoder {
  private let program: Spanned<String>
  private var version: Written<String> = .absent
  private var runtime: Written<Runtime> = .absent
  private var surfaces: [Spanned<Surface>] = []
  private var uses: [Spanned<String>] = []
  private var fields: [Spanned<FieldDefinition>] = []
  private var knobs: [Knob] = []
  private var fixed = FieldTable()
  private var defaults = FieldTable()
  private var relations = Relations.none
  private var behaviour = DecodedBehaviour()
  private var source: TargetSource?
  private var mayHideParts: Bool

  /// Nil when its name could not be read: then nobody can refer to it.
  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> TargetDocument? {
    guard let program = entries.first(where: { $0.name == TargetKey.program.rawValue }) else { return nil }
    let name = reader.name(program)
    // Without a name nobody can refer to it, but all that is wrong in the file is told in one run.
    var decoder = TargetDecoder(program: name ?? Spanned("", at: program.value.span), mayHideParts: root.missesKeys)
    for entry in entries { decoder.decode(entry, among: entries, &reader) }
    decoder.decodeSource(entries, &reader)
    guard name != nil else { return nil }
    decoder.reportMissingKeys(root, entries, &reader)
    return decoder.document(reader.file)
  }

  private init(program: Spanned<String>, mayHideParts: Bool) {
    self.program = program
    self.mayHideParts = mayHideParts
  }

  private func document(_ file: FileID) -> TargetDocument {
    TargetDocument(
      file: file, program: program, version: version, runtime: runtime, surfaces: surfaces, uses: uses,
      fields: fields, knobs: knobs, fixed: fixed, defaults: defaults, relations: relations,
      behaviour: behaviour.written,
      behaviourSpans: behaviour.spans,
      source: source, mayHideParts: mayHideParts)
  }

  /// Behind everything else, because its places are about the other keys; what they are about is only asked where all
  /// of these could be read. It hides no part: nothing resolves from it.
  private mutating func decodeSource(_ entries: [NodeReader.Entry], _ reader: inout NodeReader) {
    guard let entry = entries.first(where: { $0.name == TargetKey.source.rawValue }) else { return }
    source = SourceDecoder.decode(entry, among: reader.diagnostics.isEmpty ? subjects : nil, &reader)
  }

  /// What a place of the source can be about.
  private var subjects: Set<String> {
    TargetDocument.sourceSubjects(
      knobs: knobs, fields: (fixed.entries + defaults.entries).map(\.field),
      behaviour: BehaviourKey.allCases.filter { behaviour.spans[$0.place] != nil })
  }

  private mutating func decode(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], _ reader: inout NodeReader
  ) {
    switch TargetKey(rawValue: entry.name) {
    case .policyc, .program, .source: break
    case .version: version = Written(Self.version(entry, &reader), orUnreadable: entry)
    case .runtime: runtime = Written(reader.word(Runtime.self, entry), orUnreadable: entry)
    case .surfaces: surfaces = Self.surfaces(entry, &reader) ?? hidingParts([])
    case .uses: uses = Self.names(entry, &reader) ?? hidingParts([])
    case .fields: fields = OwnFieldsDecoder.decode(entry, &reader) ?? hidingParts([])
    case .knobs: knobs = KnobDecoder.decode(entry, &reader) ?? hidingParts([])
    case .fixed: fixed = table(entry, ValueSchema.fixedRoles, &reader)
    case .defaults: defaults = table(entry, ValueSchema.defaultRoles, &reader)
    case .chains: relations.chains = RelationsDecoder.chains(entry, &reader)
    case .leases: relations.leases = RelationsDecoder.leases(entry, &reader)
    case .behaviour: behaviour = BehaviourDecoder.decode(entry, of: program.value, &reader)
    case nil:
      mayHideParts = true
      Self.reportUnknown(entry, among: siblings, &reader)
    }
    if entry.value.isUnreadable, entry.name != TargetKey.source.rawValue { mayHideParts = true }
  }

  /// Notes that something could not be understood, and passes a replacement on.
  private mutating func hidingParts<Part>(_ part: Part) -> Part {
    mayHideParts = true
    return part
  }

  /// A field at the top of a target is told where its dotted path belongs.
  private static func reportUnknown(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], _ reader: inout NodeReader
  ) {
    let field = reader.fields.fields.first { $0.path == entry.name || $0.components[0] == entry.name }
    guard let field else {
      reader.reportUnknownKey(entry, of: .target, siblings: siblings)
      return
    }
    reader.diagnostics.add(
      LanguageError.misplacedKey(
        "\(entry.name) does not belong at the top of a target", at: entry.keySpan,
        help: ["write fields by their dotted path under fixed or defaults, such as \(field.path): …"]))
  }

  private func reportMissingKeys(_ root: YAMLNode, _ entries: [NodeReader.Entry], _ reader: inout NodeReader) {
    reader.reportMissing(
      reader.missingKeys(entries, of: root, .target), in: "target \(program.value)", at: program.span)
  }

  // MARK: Small parts

  private static func version(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Spanned<String>? {
    guard let version = reader.text(entry) else { return nil }
    let isOneWord =
      (1...64).contains(version.value.utf8.count) && version.value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    if isOneWord { return version }
    reader.diagnostics.add(
      LanguageError.notAName(
        "version is \(version.value.quoted), which is not a version", at: version.span,
        help: ["write one word of printable ASCII characters, such as 0.104"]))
    return nil
  }

  private static func surfaces(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Spanned<Surface>]? {
    guard let words = reader.words(among: Surface.words, entry) else { return nil }
    return words.value.compactMap { Surface(rawValue: $0) }.map { Spanned($0, at: words.span) }
  }

  private static func names(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Spanned<String>]? {
    guard let items = reader.sequence(entry.value, of: entry, wanted: "a list of target names") else { return nil }
    let names = items.map { reader.name($0, of: entry) }
    return names.contains { $0 == nil } ? nil : names.compactMap { $0 }
  }

  /// Fields under dotted keys, one a line.
  private mutating func table(
    _ entry: NodeReader.Entry, _ roles: [FieldRole], _ reader: inout NodeReader
  ) -> FieldTable {
    var table = FieldTable()
    guard let entries = reader.mapping(entry.value, of: entry, wanted: "a mapping of fields such as run.hard_cap: 30m")
    else {
      mayHideParts = true
      return table
    }
    if entry.value.missesKeys { mayHideParts = true }
    for field in entries {
      guard let definition = reader.dottedField(field, in: entry.name, roles: roles) else {
        mayHideParts = true
        continue
      }
      let value = reader.value(of: field, for: definition)
      table[definition.id] = WrittenField(value?.value, at: value?.span ?? field.value.span, key: field.keySpan)
    }
    return table
  }
}

extension NodeReader {
  /// The field that a dotted key names, if a target may speak about it there.
  mutating func dottedField(_ entry: Entry, in place: String, roles: [FieldRole]) -> FieldDefinition? {
    let path = Spanned(entry.name, at: entry.keySpan)
    guard let definition = dottedField(path, group: entry) else { return nil }
    guard roles.contains(definition.role) else {
      diagnostics.add(
        LanguageError.notATargetField(
          "\(place) of a target cannot set \(definition.path), which is \(definition.role.phrase)", at: entry.keySpan,
          help: [definition.role.home]))
      return nil
    }
    return definition
  }

  /// The field with a dotted path, wherever it is written.
  ///
  /// - Parameters:
  ///   - group: the entry with the path, which may hold a mapping, as if the path were that of several fields.
  ///   - document: what kind of document writes it.
  mutating func dottedField(
    _ path: Spanned<String>, group: Entry? = nil, in document: String = "a target"
  ) -> FieldDefinition? {
    if let definition = fields.field(at: path.value) { return definition }
    if fields.mayBeHidden(path.value) { return nil }
    let members = fields.fields.map(\.path)
    if let group, group.value.kind == .mapping, members.contains(where: { $0.hasPrefix(path.value + ".") }) {
      diagnostics.add(
        LanguageError.nestedField(
          "\(document) cannot nest fields under \(path.value)", at: path.span,
          help: [
            "write each field on one line, such as \(members.first { $0.hasPrefix(path.value + ".") } ?? path.value): …"
          ], fixIts: FieldNesting.flattening(group)))
      return nil
    }
    let meant = Self.fieldsMeant(by: path.value, among: members)
    diagnostics.add(
      LanguageError.unknownKey(
        "there is no field \(path.value.quoted)", at: path.span, help: meant.help,
        fixIts: offers(meant.offers, at: path.span)))
    return nil
  }

  /// The paths that another one may stand for: of a group its fields, of a last word those that end so, else the nearest.
  private static func fieldsMeant(by path: String, among paths: [String]) -> (offers: [String], help: [String]) {
    let members = paths.filter { $0.hasPrefix(path + ".") }
    guard members.isEmpty else { return ([], ["name one of its fields: \(Words.list(members, "or"))"]) }
    let homes = paths.filter { $0.hasSuffix("." + path) }
    let offers = (1...3).contains(homes.count) ? homes : Words.corrections(of: path, among: paths).map(\.word)
    return (offers, offers.isEmpty ? ["write a field such as run.hard_cap"] : [])
  }
}

extension FieldRole {
  /// Where a target may speak of such a field, as an order.
  fileprivate var home: String {
    switch self {
    case .setting, .words: "write it under fixed, or give its knob a default"
    case .fact: "write it under defaults, or in a policy"
    case .demand: "write it in a policy; behaviour says what the program does"
    }
  }

  fileprivate var phrase: String {
    switch self {
    case .setting: "a setting"
    case .fact: "a fact"
    case .demand: "a demand on the target itself"
    case .words: "what people read"
    }
  }
}
