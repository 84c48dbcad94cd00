import PolicySource

/// A key of a target file.
package enum TargetKey: String, Vocabulary {
  case policyc, program, version, runtime, surfaces, uses, fields, knobs, fixed, defaults, chains, leases, behaviour,
    source
}

/// A key of one knob.
package enum KnobKey: String, Vocabulary {
  case field, unit
  case defaultValue = "default"
  case minimum = "min"
  case maximum = "max"
  case on, off, surfaces
}

/// A key of a field of a project's own.
package enum OwnFieldKey: String, Vocabulary {
  case type, role, summary, words
  case orOff = "or_off"
  case orZero = "or_zero"
}

/// What a field of a project's own may hold.
package enum OwnFieldType: String, Vocabulary {
  case duration, count, share
  case flag = "switch"
  case choice, text
}

/// What kind of statement a field of a project's own makes.
package enum OwnFieldRole: String, Vocabulary {
  case setting, fact
}

/// A key of what a target says about its source.
package enum SourceKey: String, Vocabulary {
  case repository, commit, places
}

extension DocumentSchema {
  package static let target = DocumentSchema(
    kind: .target, name: "target", summary: "what one version of one program reads, has fixed and does",
    root: .target, parts: [.ownField, .knob, .behaviour, .source] + MappingSchema.relations,
    signs: [TargetKey.program.rawValue],
    order: "program: for a target")
}

extension MappingSchema {
  package static let target = MappingSchema("target", as: "a target", TargetKey.self, relations: [behaviourOfSurfaces])
  {
    key in
    switch key {
    case .policyc: languageVersion
    case .program: (.name, .required(remedy: nil), "the program, as policies name it")
    case .version:
      (
        .programVersion, .required(remedy: "write the version of the program that this file describes"),
        "the version of the program that this file describes"
      )
    case .runtime:
      (
        .choice(Runtime.self),
        .required(remedy: "write runtime: with one of \(Words.list(Runtime.words, "or"))"),
        "on node, a timer above 2147483647 ms fires at once"
      )
    case .surfaces: (.surfaces, .optional, "what it serves; a target without is only used by others")
    case .uses: (.list(.name), .optional, "targets whose knobs, fixed values and defaults its policies have too")
    case .fields: (.declarations(ownField), .optional, "fields of the project's own, by dotted path")
    case .knobs: (.variables(knob), .optional, "what the environment can set, by variable")
    case .fixed: (.fields(ValueSchema.fixedRoles), .optional, "constants of this version, by field")
    case .defaults:
      (.fields(ValueSchema.defaultRoles), .optional, "facts that hold unless a policy says otherwise, by field")
    case .chains: (.list(.mapping(chain)), .optional, "calls inside calls of this program")
    case .leases: (.list(.mapping(lease)), .optional, "what this program holds while it lives")
    case .behaviour:
      (
        .behaviour, .requiredSometimes(remedy: "describe what the program does; a target without surfaces needs none"),
        "what it does with the clocks and approvals of a run"
      )
    case .source:
      (.mapping(source), .optional, "where the numbers of this file are written, for people and comparisons")
    }
  }

  private static let behaviourOfSurfaces = KeyRelation(
    .has(TargetKey.surfaces.rawValue), requires: [TargetKey.behaviour])

  /// A knob. Whether it needs a unit, and what else it may say, the type of its field decides.
  package static let knob = MappingSchema("knob", as: "a knob", KnobKey.self) { key in
    switch key {
    case .field:
      (.knobField, .required(remedy: "write field: and the field that it sets"), "the field that it sets")
    case .unit: (.choice(KnobUnit.self), .optional, "what its number counts; none for counts, words and texts")
    case .defaultValue: (.knobValue, .optional, "what the program takes when the variable is not set")
    case .minimum: (.knobValue, .optional, "the least that the program takes")
    case .maximum: (.knobValue, .optional, "the most that the program takes")
    case .on: (.knobOff, .optional, "how `true` of a switch is written; `true` without it")
    case .off:
      (
        .knobOff, .optional,
        "how `off` is written, without it `off` cannot be said; of a switch how `false` is, `false` without it"
      )
    case .surfaces: (.surfaces, .optional, "what it is for; without them, all that the target serves")
    }
  }

  /// A field that the language does not have.
  package static let ownField = MappingSchema(
    "own_field", as: "a field of one's own", OwnFieldKey.self, relations: ownFieldTypes
  ) { key in
    switch key {
    case .type:
      (
        .choice(OwnFieldType.self), .required(remedy: "write type: \(Words.list(OwnFieldType.words, "or"))"),
        "what it may hold"
      )
    case .role:
      (.choice(OwnFieldRole.self), .optional, "setting, which a program must read, or fact; setting without it")
    case .summary:
      (
        .field(.text), .required(remedy: "write summary: and what it says, in one sentence"),
        "what it says, in one sentence"
      )
    case .words:
      (.ownWords, .requiredSometimes(remedy: "write words: and those that it may be"), "what a choice may be")
    case .orOff: (.flag, .optional, "true for a duration that may be off")
    case .orZero: (.flag, .optional, "true for a count that may be 0")
    }
  }

  private static let ownFieldTypes = [
    KeyRelation(
      says(.choice), requires: [OwnFieldKey.words], otherwiseForbids: [.words],
      because: "only a choice has words"),
    KeyRelation(
      says(.duration), requires: [], otherwiseForbids: [OwnFieldKey.orOff], because: "only a duration can be off"),
    KeyRelation(says(.count), requires: [], otherwiseForbids: [OwnFieldKey.orZero], because: "only a count can be 0"),
  ]

  private static func says(_ type: OwnFieldType) -> KeyRelation.Condition {
    .says(OwnFieldKey.type.rawValue, [type.rawValue], of: OwnFieldType.words)
  }

  package static let source = MappingSchema("source", as: "a source", SourceKey.self) { key in
    switch key {
    case .repository:
      (
        .repository, .required(remedy: "write repository: and where the program's source is published"),
        "where the program's source is published"
      )
    case .commit:
      (
        .commit, .required(remedy: "write commit: and the one that the places were read at"),
        "the commit that the places were read at"
      )
    case .places:
      (
        .places, .optional,
        "the lines to look at, by variable or its bound, by field, or by `behaviour.` with a key; several for a sum"
      )
    }
  }

  /// What a program does. A finding about a key that is missing names all of them.
  package static let behaviour = MappingSchema("behaviour", as: "behaviour", BehaviourKey.self) { key in
    (key.value, .required(remedy: nil), key.summary)
  }
}

extension BehaviourKey {
  /// What the key holds, in a target or in a scenario.
  package var value: ValueSchema {
    switch form {
    case .choice(let words): .field(.choice(words))
    case .flag: .flag
    case .list(let words): .field(.words(words))
    }
  }
}
