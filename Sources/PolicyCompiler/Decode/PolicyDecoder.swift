import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes a policy file.
enum PolicyDecoder {
  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> PolicyDocument {
    var policy = PolicyDocument(file: reader.file, place: .start(of: reader.file))
    policy.mayHideFields = root.missesKeys
    for entry in entries { decode(entry, among: entries, into: &policy, &reader) }
    checkSurface(of: entries, in: &policy, &reader)
    return policy
  }

  private static func decode(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], into policy: inout PolicyDocument,
    _ reader: inout NodeReader
  ) {
    switch PolicyKey(rawValue: entry.name) {
    case .surface:
      policy.surface = Written(reader.word(Surface.self, entry), orUnreadable: entry)
      policy.place = entry.value.span
    case .policyc, .abstract: break
    case .target: policy.target = Written(reader.name(entry), orUnreadable: entry)
    case .extends: policy.extends = Written(reader.text(entry), orUnreadable: entry)
    case .summary: policy.summary = Written(reader.text(entry), orUnreadable: entry)
    case .chains: policy.relations.chains = RelationsDecoder.chains(entry, &reader)
    case .leases: policy.relations.leases = RelationsDecoder.leases(entry, &reader)
    case .accept:
      let (acceptances, isComplete) = AcceptanceDecoder.decode(entry, &reader)
      policy.acceptances = acceptances
      policy.mayHideAcceptances = policy.mayHideAcceptances || !isComplete
    case nil: decodeField(entry, among: siblings, in: reader.fields.root, into: &policy, &reader)
    }
  }

  /// `abstract` and `surface` exclude each other; only `abstract: true` says anything.
  private static func checkSurface(
    of entries: [NodeReader.Entry], in policy: inout PolicyDocument, _ reader: inout NodeReader
  ) {
    guard let entry = entries.first(where: { $0.name == PolicyKey.abstract.rawValue }) else { return }
    let flag = reader.flag(entry)
    let surface = entries.first { $0.name == PolicyKey.surface.rawValue }
    policy.isAbstract = surface == nil
    if surface == nil { policy.place = entry.value.span }
    if let flag, flag.value, let surface {
      reader.diagnostics.add(
        LanguageError.surfaceAndAbstract(
          "a policy with a surface cannot be abstract", at: entry.keySpan,
          notes: [Note("the surface is set here", at: surface.keySpan)], help: ["keep one of them"]))
    } else if let flag, !flag.value, surface == nil {
      let missing = MappingSchema.policy.keys.filter {
        MappingSchema.policy.requires($0, where: NodeReader.text(in: entries))
      }
      reader.reportMissing(
        missing.compactMap { key in key.remedy.map { (key.name, $0) } }, in: "a policy that is not abstract",
        at: entry.value.span)
    }
  }

  // MARK: Fields

  private static func decodeField(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], in group: FieldGroup,
    into policy: inout PolicyDocument, _ reader: inout NodeReader
  ) {
    guard let member = group.members.first(where: { entry.key.utf8Equals($0.name) }) else {
      policy.hideWhatMayBeMeant(by: entry, at: group)
      if !mayBeOwn(entry, in: group, reader.fields) { reportUnknown(entry, among: siblings, in: group, &reader) }
      return
    }
    switch member.content {
    case .field(let id):
      let value = reader.value(of: entry, for: id.definition)
      policy.settings[id] = WrittenField(value?.value, at: value?.span ?? entry.value.span, key: entry.keySpan)
    case .group(_, let members):
      guard
        let entries = reader.mapping(
          entry.value, of: entry, wanted: "a mapping of fields such as \(members.first?.name ?? entry.name)")
      else {
        policy.mayHideFields = true
        return
      }
      if entry.value.missesKeys { policy.mayHideFields = true }
      for entry in entries { decodeField(entry, among: entries, in: member.content, into: &policy, &reader) }
    }
  }

  /// Whether a key that nobody knows may be one of the project's own fields, or a group of them, whose declaration could
  /// not be understood.
  private static func mayBeOwn(
    _ entry: NodeReader.Entry, in group: FieldGroup, _ fields: FieldVocabulary
  ) -> Bool {
    let path = group.path.isEmpty ? entry.name : "\(group.path).\(entry.name)"
    return fields.mayBeHidden(entry.value.kind == .mapping ? "\(path).field" : path)
  }

  /// Says where an unknown key belongs, or which known key is nearest.
  private static func reportUnknown(
    _ entry: NodeReader.Entry, among siblings: [NodeReader.Entry], in group: FieldGroup, _ reader: inout NodeReader
  ) {
    guard !reader.diagnostics.isFull else { return reader.diagnostics.drop() }
    let isTop = group.path.isEmpty
    if let field = reader.fields.field(at: entry.name) ?? reader.fields.field(at: "\(group.path).\(entry.name)"),
      entry.name.contains(".")
    {
      let nesting = field.components.joined(separator: ": ")
      reader.diagnostics.add(
        LanguageError.dottedKey(
          "a policy cannot write \(entry.name) as one key", at: entry.keySpan, help: ["nest it: \(nesting)"],
          fixIts: FieldNesting.nesting(entry, of: field, in: group.path, siblings: siblings)))
      return
    }
    let candidates = group.members.map(\.name) + (isTop ? MappingSchema.policy.names : [])
    let homes = homes(of: entry.name, reader.fields)
    let isOwn = OwnFieldPath.group(of: "\(group.path).\(entry.name)") != nil
    if !isOwn, Words.nearest(to: entry.name, among: candidates) == nil, !homes.isEmpty {
      reader.diagnostics.add(
        LanguageError.misplacedKey(
          "\(entry.name) does not belong \(isTop ? "at the top of a policy" : "under \(group.path)")",
          at: entry.keySpan, help: ["it belongs \(Words.list(homes, "or"))"]))
      return
    }
    reader.reportUnknownKey(
      entry, in: isTop ? "a policy" : group.path, among: candidates, siblings: siblings)
  }

  /// The keys of a scenario that no other mapping has.
  private static let scenarioKeys = {
    let others = DocumentSchema.all.filter { $0.kind != .scenarios }.flatMap { [$0.root] + $0.parts }.flatMap(\.names)
    let fields = FieldCatalog.fields.flatMap(\.components)
    return MappingSchema.scenario.names.filter { !others.contains($0) && !fields.contains($0) }
  }()

  /// Where a key of this name exists.
  private static func homes(of name: String, _ known: FieldVocabulary) -> [String] {
    var parents: [String] = []
    for field in known.fields where field.components.contains(name) {
      let parent = field.components.prefix { $0 != name }.joined(separator: ".")
      if !parents.contains(parent) { parents.append(parent) }
    }
    let fields = parents.map { $0.isEmpty ? "at the top of a policy" : "under \($0)" }
    return fields + (MappingSchema.policy.names.contains(name) ? ["at the top of a policy"] : [])
      + (MappingSchema.target.names.contains(name) ? ["in \(MappingSchema.target.name)"] : [])
      + (scenarioKeys.contains(name) ? ["in \(MappingSchema.scenario.name)"] : [])
      + (MappingSchema.project.names.contains(name) ? ["in \(MappingSchema.project.name)"] : [])
  }
}

extension PolicyDocument {
  /// Takes for unknown what a key that nobody reads may be meant to say.
  fileprivate mutating func hideWhatMayBeMeant(by entry: NodeReader.Entry, at group: FieldGroup) {
    mayHideFields = true
    guard group.path.isEmpty else { return }
    switch Words.nearest(to: entry.name, among: MappingSchema.policy.names).flatMap(PolicyKey.init) {
    case .target: target = target.isAbsent ? .unreadable(entry.value.span) : target
    case .extends: extends = extends.isAbsent ? .unreadable(entry.value.span) : extends
    case .accept: mayHideAcceptances = true
    case .policyc, .surface, .abstract, .summary, .chains, .leases, nil: break
    }
  }
}

extension FieldGroup {
  /// The dotted path of a group; empty for the root and for fields.
  var path: String {
    if case .group(let path, _) = self { path } else { "" }
  }
}

extension Written {
  /// What was read from an entry; without it, something that could not be understood stands there.
  init(_ value: Spanned<Value>?, orUnreadable entry: NodeReader.Entry) {
    self = value.map { .value($0) } ?? .unreadable(entry.value.span)
  }
}
