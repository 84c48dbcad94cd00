import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// A scenario file.
  package static let scenario = PublishedSchema(
    "scenario", title: "Scenarios of policyc", .scenarios, root: MappingSchema.scenarioFile.schema(),
    definitions: FieldType.documentDefinitions(of: .setting, .fact, .words) + ScenarioSchema.definitions)
}

/// The parts of the schema of scenario files.
enum ScenarioSchema {
  static let definitions: [JSONValue.Member] = [
    ("name", ScalarSchemas.name), MappingSchema.scenario.definition, MappingSchema.step.definition,
    (MappingSchema.expectation.id, MappingSchema.expectation.schema().adding(["minProperties": 1])),
    (
      "duration_or_none",
      ["anyOf": [.constant(ScenarioExpectation.none), FieldType.durationFromZero.documentSchema]]
    ),
  ]

  /// What a program does, as a scenario changes it.
  static let behaviour: [JSONValue.Member] = MappingSchema.behaviour.keys.map { key in
    (ValueSchema.behaviourPrefix + key.name, key.value.schema.described(key.summary))
  }

  /// The fate of each ask by its id.
  static let fates: JSONValue = [
    "type": "object", "additionalProperties": .oneOrSeveral(.choice(ApprovalFate.words)),
  ]
}
