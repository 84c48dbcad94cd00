import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// The configuration of a project, `policyc.yaml`.
  package static let project = PublishedSchema(
    "project", title: "Configuration of policyc", .project, root: MappingSchema.project.schema(),
    definitions: [("name", ScalarSchemas.name), MappingSchema.export.definition] + RuleSettingSchema.definitions)
}
