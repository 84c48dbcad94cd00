import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// Decodes the mapping under `behaviour`, in which every key is required.
enum BehaviourDecoder {
  static func decode(_ entry: NodeReader.Entry, into target: inout TargetDocument, _ reader: inout NodeReader) {
    target.behaviour = .unreadable(entry.value.span)
    let wanted = "a mapping of what the program does"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return }
    var values: [BehaviourKey: BehaviourValue] = [:]
    for entry in entries {
      guard let key = BehaviourKey(rawValue: entry.name) else {
        reader.reportUnknownKey(entry, in: "behaviour", among: BehaviourKey.words, siblings: entries)
        continue
      }
      target.behaviourSpans[key] = entry.value.span
      values[key] = reader.behaviourValue(of: entry, for: key)
    }
    if target.behaviourSpans.count < BehaviourKey.allCases.count {
      let missing = BehaviourKey.allCases.filter { target.behaviourSpans[$0] == nil }.map(\.rawValue)
      if entries.count == target.behaviourSpans.count, !entry.value.missesKeys {
        reader.diagnostics.add(
          LanguageError.missingKey(
            "behaviour of \(target.program.value) has no \(Words.list(missing))", at: entry.keySpan,
            help: ["say what the program does: every key is needed to know what a run can do in time"]))
      }
      return
    }
    guard let behaviour = Behaviour(values) else { return }
    target.behaviour = .value(Spanned(behaviour, at: entry.value.span))
  }
}

extension NodeReader {
  /// What one key of `behaviour` says, wherever it is written.
  mutating func behaviourValue(of entry: Entry, for key: BehaviourKey) -> BehaviourValue? {
    switch key.form {
    case .choice(let choices): word(among: choices, entry.value, of: entry).map { .word($0.value) }
    case .flag: flag(entry).map { .flag($0.value) }
    case .list(let choices): words(among: choices, entry).map { .list($0.value) }
    }
  }
}
