import PolicyDiagnostics
import PolicySource

/// What a key may hold.
package indirect enum ValueSchema: Sendable {
  /// A value of the form that fields of this type have.
  case field(FieldType)
  case flag
  case date
  /// `[a-z][a-z0-9-]{0,62}`.
  case name
  /// What an object of Kubernetes is called.
  case objectName
  case languageVersion
  /// One word of printable ASCII.
  case programVersion
  /// One word of printable ASCII, such as an address.
  case repository
  /// `[0-9a-f]{7,64}`.
  case commit
  /// A text that is more than blanks, and says something about its key.
  case title
  /// Why a finding is lived with.
  case reason
  /// A relative path that names a file of the project.
  case path
  /// The path of another policy of the project, relative to the file.
  case parent
  /// A rule whose findings may be accepted.
  case acceptableRule
  case severity
  /// The dotted path of a field that a knob can set.
  case knobField
  /// A value of the field of the same knob, between the bounds that it gives.
  case knobValue
  /// How the environment writes `off`.
  case knobOff
  /// A duration, or `none` for one that is expected not to be there.
  case durationOrNone
  /// The fate of each ask by its id, or a list of its fates.
  case fates

  /// One line of at most 80 characters without quotes.
  case relationName
  /// A duration, or the dotted path of a field that is one.
  case time
  /// The same, or a list of them.
  case times
  /// A whole number in a range, or the dotted path of a count.
  case number(ClosedRange<Int64>)
  /// A whole number in a range.
  case wholeNumber(ClosedRange<Int64>)
  /// A time, a list of times, or pauses that grow.
  case backoff
  /// A list of phases of a run and of times.
  case held
  /// `never`, or how something is renewed.
  case renewal

  /// A list of surfaces, each at most once.
  case surfaces
  case list(ValueSchema)
  case mapping(MappingSchema)
  /// A mapping of the keys of a target's `behaviour`, which are a part of the document.
  case behaviour
  /// A mapping of what a target says, each to a `SourcePlace` or a list of them.
  case places
  /// A mapping of the dotted paths of fields of a project's own.
  case declarations(MappingSchema)
  /// The words of a choice of a project's own.
  case ownWords
  /// A mapping of variables of the environment.
  case variables(MappingSchema)
  /// A mapping of rules, each to a severity or to a mapping.
  case severities(MappingSchema)
  /// A mapping of the dotted paths of fields of these roles.
  case fields([FieldRole])
  /// A mapping of the dotted paths of fields of these roles, and of `behaviour.KEY`.
  case overrides([FieldRole])
}

extension ValueSchema {
  /// The shortest reason, in characters beside blanks.
  package static let shortestReason = 10
  /// The longest name of a chain or a lease, in characters.
  package static let longestRelationName = 80
  /// What `renewed` says of a lease that is not.
  package static let never = "never"
  /// The longest address of a repository, in bytes.
  package static let longestRepository = 200
  /// What the address of a repository begins with.
  package static let repositorySchemes = ["https://", "ssh://"]
  /// How the address of a repository is written, as an order.
  package static let repositoryOrder =
    "write an address that begins with https:// or ssh://, such as https://github.com/example/agent"
  /// What `rules:` may say of a rule.
  package static let severities = Severity.allCases.map(\.rawValue) + ["off"]
  /// The roles of the fields that a version of a program can fix.
  package static let fixedRoles: [FieldRole] = [.setting, .words]
  /// The roles of the fields for which a target can give a default beside those of its knobs.
  package static let defaultRoles: [FieldRole] = [.fact]
  /// The roles of the fields that a scenario can change: a demand changes no run.
  package static let overriddenRoles: [FieldRole] = [.setting, .fact, .words]
  /// What stands before a key of `behaviour` among the fields of `with`.
  package static let behaviourPrefix = "behaviour."

  /// Whether a text is an address of a repository: printable ASCII behind a scheme that names a host.
  package static func isRepository(_ text: String) -> Bool {
    text.utf8.count <= longestRepository && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && repositorySchemes.contains {
        text.hasPrefix($0) && text.utf8.dropFirst($0.utf8.count).first.map { $0 != UInt8(ascii: "/") } ?? false
      }
  }

  static func choice<Word: LanguageWord>(_ words: Word.Type) -> ValueSchema { .field(.choice(Word.words)) }

  /// The words of which the value is one, or some; none where it is not made of words.
  package var words: [String] {
    switch self {
    case .field(.choice(let words)), .field(.words(let words)): words
    case .flag: ["true", "false"]
    case .severity: Self.severities
    case .surfaces: Surface.words
    default: []
    }
  }
}
