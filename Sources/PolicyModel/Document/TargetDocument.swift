import PolicySource

/// One target file as written: what one version of one program reads, has fixed and does.
package final class TargetDocument: Sendable {
  package let file: FileID
  package let program: Spanned<String>
  /// The program as people call it: `gateway 0.104`.
  package let title: String
  package let version: Written<String>
  package let runtime: Written<Runtime>
  /// Empty for a target that is only used by others.
  package let surfaces: [Spanned<Surface>]
  package let uses: [Spanned<String>]
  /// The fields of the project's own that it declares.
  package let fields: [Spanned<FieldDefinition>]
  package let knobs: [Knob]
  /// Constants of this version.
  package let fixed: FieldTable
  /// Facts that hold unless a policy says otherwise.
  package let defaults: FieldTable
  package let relations: Relations
  package let behaviour: Written<Behaviour>
  /// Where its numbers are written; nil where it does not say.
  package let source: TargetSource?
  /// The bytes of each value under `behaviour`, by the place of its key.
  private let behaviourSpans: [Span?]
  /// Whether some part could not be understood, so that something that seems absent may be there after all.
  package let mayHideParts: Bool
  /// By the places of the built-in surfaces.
  private let knobsBySurface: [[Knob]]

  package init(
    file: FileID, program: Spanned<String>, version: Written<String>, runtime: Written<Runtime>,
    surfaces: [Spanned<Surface>], uses: [Spanned<String>], fields: [Spanned<FieldDefinition>] = [], knobs: [Knob],
    fixed: FieldTable, defaults: FieldTable, relations: Relations, behaviour: Written<Behaviour>,
    behaviourSpans: [Span?], source: TargetSource?,
    mayHideParts: Bool
  ) {
    self.file = file
    self.program = program
    self.version = version
    self.runtime = runtime
    self.surfaces = surfaces
    self.uses = uses
    self.fields = fields
    self.knobs = knobs
    self.fixed = fixed
    self.defaults = defaults
    self.relations = relations
    self.behaviour = behaviour
    self.behaviourSpans = behaviourSpans
    self.source = source
    self.mayHideParts = mayHideParts
    knobsBySurface = Surface.builtIn.map { Self.first(of: knobs, on: $0) }
    title = version.spanned.map { "\(program.value) \($0.value)" } ?? program.value
  }
}

extension TargetDocument {
  /// The knobs that are read on a surface: of several for one field the first, since another one is an error.
  ///
  /// However many knobs a file describes, they are no more than there are fields.
  package func knobs(on surface: Surface) -> [Knob] {
    surface.place < knobsBySurface.count ? knobsBySurface[surface.place] : Self.first(of: knobs, on: surface)
  }

  /// Of the knobs for each field on a surface the first.
  private static func first(of knobs: [Knob], on surface: Surface) -> [Knob] {
    var fields = FieldSet()
    return knobs.filter { $0.serves(surface) && fields.insert($0.field) }
  }

  /// The bytes of what it says about one key of `behaviour`; nil where it says nothing.
  package func behaviourSpan(of key: BehaviourKey) -> Span? { behaviourSpans[key.place] }
}
