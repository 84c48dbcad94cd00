import PolicySource

/// A key of a target file.
package enum TargetKey: String, Vocabulary {
  case policyc, program, version, runtime, surfaces, uses, knobs, fixed, defaults, chains, leases, behaviour, source
}

/// A key of one knob.
package enum KnobKey: String, Vocabulary {
  case field, unit
  case defaultValue = "default"
  case minimum = "min"
  case maximum = "max"
  case off, surfaces
}

/// A key of what a target says about its source.
package enum SourceKey: String, Vocabulary {
  case repository, commit, places
}

extension DocumentSchema {
  package static let target = DocumentSchema(
    kind: .target, name: "target", summary: "what one version of one program reads, has fixed and does",
    root: .target, parts: [.knob, .behaviour, .source] + MappingSchema.relations, signs: [TargetKey.program.rawValue],
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
    case .off: (.knobOff, .optional, "how `off` is written; without it `off` cannot be said")
    case .surfaces: (.surfaces, .optional, "what it is for; without them, all that the target serves")
    }
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
