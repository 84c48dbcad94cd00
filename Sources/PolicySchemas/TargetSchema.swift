import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// A target file.
  package static let target = PublishedSchema(
    "target", title: "Target of policyc", .target, root: MappingSchema.target.schema(),
    definitions: FieldType.documentDefinitions(of: .setting, .fact, .words) + [
      ("name", ScalarSchemas.name), ("surfaces", .set(of: .choice(Surface.words))),
      MappingSchema.ownField.definition, (MappingSchema.knob.id, KnobSchema.knob), MappingSchema.source.definition,
    ] + RelationSchema.definitions)
}
