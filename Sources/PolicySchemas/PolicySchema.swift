import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// A policy file.
  package static let policy = PublishedSchema(
    "policy", title: "Policy of policyc", .policy,
    remark: " `policyc check` knows more: it compares values with each other and with the target.",
    root: MappingSchema.policy.schema(beside: FieldGroup.root.properties, branches: PolicySchema.surfaces)
      .adding(OwnFieldSchema.groups),
    definitions: FieldType.documentDefinitions(of: .setting, .fact, .demand, .words) + [
      ("name", ScalarSchemas.name), ("surfaces", .set(of: .choice(Surface.words))),
      RelationSchema.acceptance, OwnFieldSchema.definition,
    ] + RelationSchema.definitions)
}

/// The part of the schema of policies that says which fields a surface has.
private enum PolicySchema {
  /// A concrete policy has no fields of other surfaces; an abstract one may have all.
  static let surfaces = SurfaceBranches.all { surface in
    let refusals = FieldGroup.root.refusals(on: surface)
    guard !refusals.isEmpty else { return nil }
    return [
      "properties": .members(refusals),
      "errorMessage": .string("a policy of \(surface.rawValue) has no fields of other surfaces"),
    ]
  }
}
