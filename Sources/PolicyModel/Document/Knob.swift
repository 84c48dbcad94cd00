import PolicySource

/// A variable of the environment that sets one field of a program.
package final class Knob: Sendable {
  /// The variable's name, `[A-Z][A-Z0-9_]*`.
  package let name: Spanned<String>
  package let field: FieldID
  /// Nil for fields that are neither durations nor shares.
  package let unit: Spanned<KnobUnit>?
  package let defaultValue: WrittenField?
  package let minimum: Spanned<FieldValue>?
  package let maximum: Spanned<FieldValue>?
  /// How `true` of a switch is written; without it, as `true`.
  package let on: Spanned<String>?
  /// How `off` is written; without it `off` cannot be said. Of a switch, how `false` is; without it, as `false`.
  package let off: Spanned<String>?
  /// The surfaces it is for; nil for all of its target.
  package let surfaces: [Surface]?

  package init(
    name: Spanned<String>, field: FieldID, unit: Spanned<KnobUnit>?, defaultValue: WrittenField?,
    minimum: Spanned<FieldValue>?, maximum: Spanned<FieldValue>?, on: Spanned<String>? = nil,
    off: Spanned<String>?, surfaces: [Surface]?
  ) {
    self.name = name
    self.field = field
    self.unit = unit
    self.defaultValue = defaultValue
    self.minimum = minimum
    self.maximum = maximum
    self.on = on
    self.off = off
    self.surfaces = surfaces
  }

  /// Whether it is read on this surface.
  package func serves(_ surface: Surface) -> Bool {
    (surfaces?.contains(surface) ?? true) && field.makesSense(on: surface)
  }
}
