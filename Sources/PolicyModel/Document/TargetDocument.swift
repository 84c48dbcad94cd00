import PolicyDiagnostics

/// One target file as written: what one version of one program reads, has fixed and does.
package struct TargetDocument: Sendable {
  package var file: FileID
  package var program: Spanned<String>
  package var version: Written<String> = .absent
  package var runtime: Written<Runtime> = .absent
  /// Empty for a target that is only used by others.
  package var surfaces: [Spanned<Surface>] = []
  package var uses: [Spanned<String>] = []
  package var knobs: [Knob] = []
  /// Constants of this version.
  package var fixed = FieldTable()
  /// Facts that hold unless a policy says otherwise.
  package var defaults = FieldTable()
  package var behaviour: Written<Behaviour> = .absent
  /// The bytes of each value under `behaviour`.
  package var behaviourSpans: [BehaviourKey: Span] = [:]
  /// Whether some part could not be understood, so that something that seems absent may be there after all.
  package var mayHideParts = false

  package init(file: FileID, program: Spanned<String>) {
    self.file = file
    self.program = program
  }

  /// The program as people call it: `gateway 0.104`.
  package var title: String {
    version.spanned.map { "\(program.value) \($0.value)" } ?? program.value
  }
}

/// The unit in which a knob takes its number.
package enum KnobUnit: String, Vocabulary {
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "m"
  case percent

  /// The length of one unit of time; nil for percent.
  package var duration: Duration? {
    switch self {
    case .milliseconds: Duration(milliseconds: 1)
    case .seconds: .seconds(1)
    case .minutes: .minutes(1)
    case .percent: nil
    }
  }
}

/// A variable of the environment that sets one field of a program.
package struct Knob: Sendable {
  /// The variable's name, `[A-Z][A-Z0-9_]*`.
  package let name: Spanned<String>
  package let field: FieldID
  /// Nil for fields that are neither durations nor shares.
  package let unit: KnobUnit?
  package let defaultValue: WrittenField?
  package let minimum: Spanned<FieldValue>?
  package let maximum: Spanned<FieldValue>?
  /// How `off` is written; without it `off` cannot be said.
  package let off: Spanned<String>?
  /// The surfaces it is for; nil for all of its target.
  package let surfaces: [Surface]?

  package init(
    name: Spanned<String>, field: FieldID, unit: KnobUnit?, defaultValue: WrittenField?,
    minimum: Spanned<FieldValue>?, maximum: Spanned<FieldValue>?, off: Spanned<String>?, surfaces: [Surface]?
  ) {
    self.name = name
    self.field = field
    self.unit = unit
    self.defaultValue = defaultValue
    self.minimum = minimum
    self.maximum = maximum
    self.off = off
    self.surfaces = surfaces
  }

  /// Whether it is read on this surface.
  package func serves(_ surface: Surface) -> Bool {
    (surfaces?.contains(surface) ?? true) && field.makesSense(on: surface)
  }
}
