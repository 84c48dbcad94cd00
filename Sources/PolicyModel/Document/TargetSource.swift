import PolicySource

/// Where a target's numbers are written: a repository at one commit, and the places in it.
package struct TargetSource: Sendable {
  /// One word of printable ASCII; nil where it is missing or could not be read.
  package let repository: String?
  /// 7 to 64 hexadecimal digits; nil where it is missing or could not be read.
  package let commit: String?
  /// By what they are about: `VARIABLE`, `VARIABLE.min`, `VARIABLE.max`, the dotted path of a field, or `behaviour.KEY`.
  /// Of a sum, one for each term.
  package let places: [String: [SourcePlace]]

  package init(repository: String?, commit: String?, places: [String: [SourcePlace]]) {
    self.repository = repository
    self.commit = commit
    self.places = places
  }

  /// The repository and the commit for people: `https://example.org/agent at 0123abc`.
  package var words: String {
    [repository, commit.map { "at \($0)" }].compactMap { $0 }.joined(separator: " ")
  }
}

/// One value of a target, and where the source of its program says it.
package struct TargetStatement: Sendable {
  /// As `source.places` calls it.
  package let subject: String
  /// Nil for a knob without a default, and for what could not be read.
  package let value: FieldValue?
  package let places: [SourcePlace]
}

extension TargetDocument {
  /// Defaults and bounds of knobs, then fixed values and defaults in the order of the catalogue.
  package var statements: [TargetStatement] {
    knobs.flatMap { knob in
      [TargetStatement(subject: knob.name.value, value: knob.defaultValue?.value, places: sourcePlaces(of: knob))]
        + Self.bounds(of: knob).map { bound, value in
          TargetStatement(
            subject: Self.subject(bound, of: knob), value: value, places: sourcePlaces(of: bound, of: knob))
        }
    }
      + [fixed, defaults].flatMap { table in
        table.fieldsInOrder.compactMap { field in
          table[field].map {
            TargetStatement(subject: field.path, value: $0.value, places: sourcePlaces(of: field))
          }
        }
      }
  }

  /// What a place of the source can be about: each knob and its bounds, each fixed value and default, and behaviour.
  package static func sourceSubjects(knobs: [Knob], fields: [FieldID], behaviour: [BehaviourKey]) -> Set<String> {
    Set(
      knobs.flatMap { knob in [knob.name.value] + bounds(of: knob).map { subject($0.bound, of: knob) } }
        + fields.map(\.path) + behaviour.map { ValueSchema.behaviourPrefix + $0.rawValue })
  }

  private static func bounds(of knob: Knob) -> [(bound: KnobKey, value: FieldValue)] {
    [(KnobKey.minimum, knob.minimum), (.maximum, knob.maximum)].compactMap { bound, value in
      value.map { (bound, $0.value) }
    }
  }

  private static func subject(_ bound: KnobKey, of knob: Knob) -> String { "\(knob.name.value).\(bound.rawValue)" }

  // MARK: Places

  /// The places of a knob's default.
  package func sourcePlaces(of knob: Knob) -> [SourcePlace] { sourcePlaces(about: knob.name.value) }

  /// The places of a bound of a knob, `min` or `max`.
  package func sourcePlaces(of bound: KnobKey, of knob: Knob) -> [SourcePlace] {
    sourcePlaces(about: Self.subject(bound, of: knob))
  }

  /// The places of a fixed value or a default.
  package func sourcePlaces(of field: FieldID) -> [SourcePlace] { sourcePlaces(about: field.path) }

  package func sourcePlaces(of key: BehaviourKey) -> [SourcePlace] {
    sourcePlaces(about: ValueSchema.behaviourPrefix + key.rawValue)
  }

  /// The places of a value of this file, told by its bytes: of a knob's default or of the field itself.
  package func sourcePlaces(of field: FieldID, writtenAt span: Span) -> [SourcePlace] {
    let knob = knobs.first { $0.field == field && $0.defaultValue?.span == span }
    return knob.map { sourcePlaces(of: $0) } ?? sourcePlaces(of: field)
  }

  private func sourcePlaces(about subject: String) -> [SourcePlace] { source?.places[subject] ?? [] }
}
