import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes what one scenario changes, under `with`: dotted fields and `behaviour.KEY`.
enum ScenarioOverrideDecoder {
  /// Nil when some part could not be read.
  ///
  /// - Parameter surface: nil when it is not known.
  static func decode(
    _ with: NodeReader.Entry, on surface: Surface?, _ reader: inout NodeReader
  ) -> Spanned<ScenarioOverrides>? {
    let wanted = "a mapping such as {run.hard_cap: 10m, behaviour.tie: timeout}"
    guard let entries = reader.mapping(with.value, of: with, wanted: wanted) else { return nil }
    var overrides = ScenarioOverrides()
    var isReadable = !with.value.missesKeys
    for entry in entries {
      let isRead =
        entry.name == TargetKey.behaviour.rawValue || entry.name.hasPrefix(ValueSchema.behaviourPrefix)
        ? readBehaviour(entry, into: &overrides, &reader) : readField(entry, on: surface, into: &overrides, &reader)
      isReadable = isReadable && isRead
    }
    return isReadable ? Spanned(overrides, at: with.value.span) : nil
  }

  private static func readBehaviour(
    _ entry: NodeReader.Entry, into overrides: inout ScenarioOverrides, _ reader: inout NodeReader
  ) -> Bool {
    if entry.name == TargetKey.behaviour.rawValue {
      reader.diagnostics.add(
        LanguageError.nestedField(
          "a scenario cannot nest keys under behaviour", at: entry.keySpan,
          help: ["write each key on one line, such as behaviour.approval_anchor: ask"]))
      return false
    }
    let name = String(entry.name.dropFirst(ValueSchema.behaviourPrefix.count))
    guard let key = BehaviourKey(rawValue: name) else {
      let fixIts = reader.corrections(
        of: name, among: BehaviourKey.words, at: entry.keySpan, prefix: ValueSchema.behaviourPrefix)
      reader.diagnostics.add(
        LanguageError.unknownKey(
          "behaviour has no key \(name.quoted)", at: entry.keySpan,
          help: fixIts.isEmpty ? ["behaviour has \(Words.list(BehaviourKey.words))"] : [], fixIts: fixIts))
      return false
    }
    overrides.behaviour[key] = reader.behaviourValue(of: entry, for: key)
    return overrides.behaviour[key] != nil
  }

  private static func readField(
    _ entry: NodeReader.Entry, on surface: Surface?, into overrides: inout ScenarioOverrides,
    _ reader: inout NodeReader
  ) -> Bool {
    let path = Spanned(entry.name, at: entry.keySpan)
    guard let definition = reader.dottedField(path, group: entry, in: "a scenario") else {
      return false
    }
    guard ValueSchema.overriddenRoles.contains(definition.role) else {
      let key: BehaviourKey = definition.id == .approvalAnchor ? .approvalAnchor : .approvalStops
      reader.diagnostics.add(
        LanguageError.misplacedKey(
          "a scenario cannot set \(definition.path), a demand that changes no run", at: entry.keySpan,
          help: ["change what the program does: \(ValueSchema.behaviourPrefix)\(key.rawValue)"]))
      return false
    }
    if let surface, !definition.makesSense(on: surface) {
      let owners = Words.list(definition.surfaces.map(\.rawValue))
      reader.diagnostics.add(
        LanguageError.foreignField(
          "\(definition.path) is a field of \(owners), not of \(surface.rawValue)", at: entry.keySpan,
          help: ["remove it, or let the scenario run on \(owners)"]))
      return false
    }
    guard let value = reader.value(of: entry, for: definition) else { return false }
    overrides.fields[definition.id] = WrittenField(value.value, at: value.span, key: entry.keySpan)
    return true
  }
}
