import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// What a target says under `behaviour`.
struct DecodedBehaviour {
  var written: Written<Behaviour> = .absent
  /// The bytes of each value, by the place of its key.
  var spans = [Span?](repeating: nil, count: BehaviourKey.allCases.count)
}

/// Decodes the mapping under `behaviour`, in which every key is required.
enum BehaviourDecoder {
  static func decode(
    _ entry: NodeReader.Entry, of program: String, _ reader: inout NodeReader
  ) -> DecodedBehaviour {
    var decoded = DecodedBehaviour(written: .unreadable(entry.value.span))
    let wanted = "a mapping of what the program does"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return decoded }
    var values = [BehaviourValue?](repeating: nil, count: BehaviourKey.allCases.count)
    for entry in entries {
      guard let place = entry.key.place(among: BehaviourKey.words) else {
        reader.reportUnknownKey(entry, of: .behaviour, siblings: entries)
        continue
      }
      decoded.spans[place] = entry.value.span
      values[place] = reader.behaviourValue(of: entry, for: BehaviourKey.allCases[place])
    }
    let missing = BehaviourKey.words.indices.filter { decoded.spans[$0] == nil }.map { BehaviourKey.words[$0] }
    if !missing.isEmpty {
      if entries.count + missing.count == BehaviourKey.words.count, !entry.value.missesKeys {
        reader.diagnostics.add(
          LanguageError.missingKey(
            "behaviour of \(program) has no \(Words.list(missing))", at: entry.keySpan,
            help: ["say what the program does: every key is needed to know what a run can do in time"]))
      }
    } else if let behaviour = Behaviour(values) {
      decoded.written = .value(Spanned(behaviour, at: entry.value.span))
    }
    return decoded
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
