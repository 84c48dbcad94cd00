import PolicyModel
import PolicyReporting
import PolicySource

extension ExplanationPage {
  /// A kind of document: the keys of each of its mappings.
  static func document(_ document: DocumentSchema) -> ExplanationPage {
    let sections = ([document.root] + document.parts).map { mapping in
      Section(
        "Keys of \(mapping.name)", [.names(mapping.entries)] + (mapping.id == MappingSchema.policy.id ? [fields] : []))
    }
    return ExplanationPage(
      document.name, kind: "kind of document", summary: document.summary,
      properties: [Entry("told by", "\(document.signs.map { "`\($0)`" }.joined(separator: " or ")) at the top")],
      sections: sections)
  }

  private static let fields = Block.links([
    Link("Beside these keys the fields nest", label: "Fields", address: "docs/reference/fields.md")
  ])
}

extension MappingSchema {
  /// The keys, each with what it says, how it is written and whether it has to be there.
  fileprivate var entries: [ExplanationPage.Entry] {
    keys.map { key in
      let phrases = [key.summary, "written as \(key.value.spelling)"] + presence(of: key)
      return ExplanationPage.Entry(key.name, phrases.map(\.sentence).joined(separator: " "))
    }
  }

  private func presence(of key: KeySchema) -> [String] {
    if key.isAlwaysRequired { return ["required"] }
    let required = places { $0.required.contains(key.name) }
    let forbidden = places { $0.forbidden.contains(key.name) }
    let isOnlyThere = relations.contains { $0.otherwiseForbidden.contains(key.name) }
    return (required.isEmpty ? [] : ["required \(required)\(isOnlyThere ? ", and only there" : "")"])
      + (forbidden.isEmpty ? [] : ["not \(forbidden)"])
  }

  /// Where some relations hold; empty for none. The words of one key stand together.
  private func places(_ isMeant: (KeyRelation) -> Bool) -> String {
    var places: [String] = []
    var said: [(key: String, words: [String])] = []
    for relation in relations where isMeant(relation) {
      switch relation.condition {
      case .has(let key): places.append("with `\(key)`")
      case .lacks(let key): places.append("without `\(key)`")
      case .says(let key, let words, _):
        let place = said.firstIndex { $0.key == key } ?? said.count
        if place == said.count { said.append((key, [])) }
        said[place].words += words
      }
    }
    return Words.list(places + said.map { "where `\($0.key)` is \(Words.list($0.words, "or"))" }, "or")
  }
}

extension ValueSchema {
  /// What may be written.
  fileprivate var spelling: String {
    switch self {
    case .field(let type): type.spelling
    case .flag: "true or false"
    case .date: "a date such as 2026-11-30"
    case .name: "up to 63 lower-case letters, digits and hyphens, beginning with a letter"
    case .objectName: ObjectName.description
    case .languageVersion: "1"
    case .programVersion: "one word of printable ASCII characters"
    case .repository: "an address that begins with https:// or ssh://"
    case .commit: "7 to 64 of the digits 0 to 9 and a to f"
    case .title, .knobOff: "text"
    case .reason: "text with at least \(Self.shortestReason) characters beside blanks"
    case .path: "a path that names a file, without control characters"
    case .parent: "a path, with `..` where the other policy lies higher up"
    case .acceptableRule: "the id of a rule that can be accepted"
    case .severity: Words.list(words, "or")
    case .knobField: "the dotted path of a setting or of a text"
    case .knobValue: "a value of that field"
    case .durationOrNone: "\(FieldType.durationFromZero.spelling), or \(ScenarioExpectation.none)"
    case .fates: "a mapping of ids, each to \(Words.list(ApprovalFate.words, "or")), or to a list of them"
    case .relationName: "one line of at most \(Self.longestRelationName) characters without quotes"
    case .time: "a duration, or the dotted path of a field that is one"
    case .times: "a duration, the dotted path of a field that is one, or a list of these"
    case .number(let range):
      "a whole number from \(range.lowerBound) to \(range.upperBound), or the dotted path of a count"
    case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .backoff: "\(Self.times.spelling), or a mapping with the keys of \(MappingSchema.backoff.name)"
    case .held: "a list, each entry \(Words.list(Lease.Phase.words, "or")), or \(Self.time.spelling)"
    case .renewal: "\(Self.never), or a mapping with the keys of \(MappingSchema.renewal.name)"
    case .surfaces: "a list of some of \(words.joined(separator: ", "))"
    case .ownWords: "a list of words of lower-case letters, digits and hyphens, each beginning with a letter"
    case .list, .mapping, .behaviour, .places, .declarations, .variables, .severities, .fields, .overrides: shape
    }
  }

  /// What a list or a mapping holds.
  private var shape: String {
    switch self {
    case .list(.mapping(let mapping)): "a list, each entry with the keys of \(mapping.name)"
    case .list(let item): "a list, each entry \(item.spelling)"
    case .mapping(let mapping): "a mapping with the keys of \(mapping.name)"
    case .behaviour: "a mapping with the keys of \(MappingSchema.behaviour.name)"
    case .places:
      """
      a mapping of variables, with `.min` or `.max` of their bounds, of dotted paths of fields, and of `\(Self.behaviourPrefix)` with a key of behaviour, each \
      to a line such as src/config.ts:42, to an address that begins with https://, or to a list of these
      """
    case .declarations(let mapping):
      "a mapping of dotted paths such as llm.request, each to a mapping with the keys of \(mapping.name)"
    case .variables(let mapping): "a mapping of variables, each to a mapping with the keys of \(mapping.name)"
    case .severities(let mapping):
      "a mapping of rules, each to \(Words.list(Self.severities, "or")), or to a mapping with the keys of \(mapping.name)"
    case .fields(let roles): "a mapping of dotted paths of fields, each \(Self.kinds(roles))"
    case .overrides(let roles):
      "a mapping of dotted paths of fields, each \(Self.kinds(roles)), and of `\(Self.behaviourPrefix)` with a key of behaviour"
    default: ""
    }
  }

  private static func kinds(_ roles: [FieldRole]) -> String { Words.list(roles.map(\.phrase), "or") }
}

extension FieldRole {
  fileprivate var phrase: String {
    switch self {
    case .setting: "a setting"
    case .fact: "a fact"
    case .demand: "a demand"
    case .words: "a text that people read"
    }
  }
}
