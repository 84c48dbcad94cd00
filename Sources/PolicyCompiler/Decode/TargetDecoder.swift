import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// Decodes a target file.
enum TargetDecoder {
  static let keys = [
    "policyc", "program", "version", "runtime", "surfaces", "uses", "knobs", "fixed", "defaults", "behaviour",
  ]

  /// Nil when its name could not be read: then nobody can refer to it.
  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> TargetDocument? {
    guard let program = entries.first(where: { $0.name == "program" }) else { return nil }
    let name = reader.name(program)
    // Without a name nobody can refer to it, but all that is wrong in the file is told in one run.
    var target = TargetDocument(file: reader.file, program: name ?? Spanned("", at: program.value.span))
    target.mayHideParts = root.missesKeys
    for entry in entries { decode(entry, among: entries, into: &target, &reader) }
    if name != nil { reportMissingKeys(of: target, root, entries, &reader) }
    return name == nil ? nil : target
  }

  private static func decode(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], into target: inout TargetDocument,
    _ reader: inout NodeReader
  ) {
    switch entry.name {
    case "program": break
    case "version": target.version = Written(version(entry, &reader), orUnreadable: entry)
    case "runtime": target.runtime = Written(reader.word(Runtime.self, entry), orUnreadable: entry)
    case "surfaces": target.surfaces = surfaces(entry, &reader) ?? target.hidingParts([])
    case "uses": target.uses = names(entry, &reader) ?? target.hidingParts([])
    case "knobs": target.knobs = KnobDecoder.decode(entry, &reader) ?? target.hidingParts([])
    case "fixed": target.fixed = fields(entry, [.setting, .words], &target, &reader)
    case "defaults": target.defaults = fields(entry, [.fact], &target, &reader)
    case "behaviour": BehaviourDecoder.decode(entry, into: &target, &reader)
    default:
      target.mayHideParts = true
      reportUnknown(entry, among: siblings, &reader)
    }
    if entry.value.isUnreadable { target.mayHideParts = true }
  }

  /// A field at the top of a target is told where its dotted path belongs.
  private static func reportUnknown(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], _ reader: inout NodeReader
  ) {
    let field = FieldCatalog.fields.first { $0.path == entry.name || $0.components[0] == entry.name }
    guard let field else {
      reader.reportUnknownKey(entry, in: "a target", among: keys, siblings: siblings)
      return
    }
    reader.diagnostics.add(
      LanguageError.misplacedKey(
        "\(entry.name) does not belong at the top of a target", at: entry.keySpan,
        help: ["write fields by their dotted path under fixed or defaults, such as \(field.path): …"]))
  }

  private static func reportMissingKeys(
    of target: TargetDocument, _ root: YAMLNode, _ entries: [NodeReader.Entry], _ reader: inout NodeReader
  ) {
    let required = [
      ("version", "write the version of the program that this file describes"),
      ("runtime", "write runtime: node, or runtime: other"),
      ("behaviour", "describe what the program does; a target without surfaces needs none"),
    ]
    let isUsedOnly = !entries.contains { $0.name == "surfaces" }
    let missing = required.filter { key, _ in
      reader.lacks(key, entries, of: root, known: keys) && !(key == "behaviour" && isUsedOnly)
    }
    reader.reportMissing(missing, in: "target \(target.program.value)", at: target.program.span)
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
  private static func fields(
    _ entry: NodeReader.Entry, _ roles: [FieldRole], _ target: inout TargetDocument, _ reader: inout NodeReader
  ) -> FieldTable {
    var table = FieldTable()
    guard let entries = reader.mapping(entry.value, of: entry, wanted: "a mapping of fields such as run.hard_cap: 30m")
    else {
      target.mayHideParts = true
      return table
    }
    if entry.value.missesKeys { target.mayHideParts = true }
    for field in entries {
      guard let definition = reader.dottedField(field, in: entry.name, roles: roles) else {
        target.mayHideParts = true
        continue
      }
      let value = reader.value(of: field, for: definition)
      table[definition.id] = WrittenField(value?.value, at: value?.span ?? field.value.span, key: field.keySpan)
    }
    return table
  }
}

extension TargetDocument {
  /// Notes that something could not be understood, and passes a replacement on.
  fileprivate mutating func hidingParts<Part>(_ part: Part) -> Part {
    mayHideParts = true
    return part
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
    if let definition = FieldCatalog.field(at: path.value) { return definition }
    let members = FieldCatalog.fields.map(\.path)
    if let group, group.value.kind == .mapping, members.contains(where: { $0.hasPrefix(path.value + ".") }) {
      diagnostics.add(
        LanguageError.nestedField(
          "\(document) cannot nest fields under \(path.value)", at: path.span,
          help: [
            "write each field on one line, such as \(members.first { $0.hasPrefix(path.value + ".") } ?? path.value): …"
          ], fixIts: FieldNesting.flattening(group)))
      return nil
    }
    let homes = members.filter { $0.hasSuffix("." + path.value) }
    let nearest = homes.count == 1 ? homes[0] : Words.nearest(to: path.value, among: members)
    diagnostics.add(
      LanguageError.unknownKey(
        "there is no field \(path.value.quoted)", at: path.span,
        help: nearest == nil ? ["write a field such as run.hard_cap"] : [], fixIts: offers([nearest], at: path.span)))
    return nil
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
