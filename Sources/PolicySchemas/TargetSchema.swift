import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// A target file.
  public static let target = PublishedSchema(
    "target", title: "Target of policyc", "What one version of one program reads, has fixed and does.",
    JSONValue.closed(TargetSchema.keys, required: ["policyc", "program", "version", "runtime"])
      .adding(.when(["required": ["surfaces"]], then: ["required": ["behaviour"]])),
    definitions: FieldType.documentDefinitions(of: .setting, .fact, .words)
      + [("name", ScalarSchemas.name), ("surfaces", .set(of: .choice(Surface.words))), ("knob", KnobSchema.knob)])
}

/// The parts of the schema of targets.
private enum TargetSchema {
  static let keys: [JSONValue.Member] = [
    ("policyc", ScalarSchemas.version),
    ("program", .reference("name").described("the program, as policies name it")),
    ("version", version),
    ("runtime", .choice(Runtime.words).described("on node, a timer above 2147483647 ms fires at once")),
    ("surfaces", .reference("surfaces").described("what it serves; a target without is only used by others")),
    (
      "uses",
      .list(of: .reference("name")).described("targets whose knobs, fixed values and defaults its policies have too")
    ),
    ("knobs", knobs.described("what the environment can set, by variable")),
    ("fixed", FieldDefinition.dotted(.setting, .words).described("constants of this version, by field")),
    ("defaults", FieldDefinition.dotted(.fact).described("facts that hold unless a policy says otherwise, by field")),
    ("behaviour", behaviour.described("what it does with the clocks and approvals of a run")),
  ]

  private static let version: JSONValue = [
    "description": "The version of the program that this file describes.", "type": ["string", "number"],
    "pattern": .string(Patterns.version), "patternErrorMessage": "write one word of printable ASCII characters",
  ]

  private static let knobs: JSONValue = [
    "type": "object", "additionalProperties": false,
    "patternProperties": .members([(Patterns.variable, .reference("knob"))]),
  ]

  private static let behaviour = JSONValue.closed(
    BehaviourKey.allCases.map { ($0.rawValue, $0.documentSchema) })
}

extension BehaviourKey {
  /// A value of the key, in a target or in a scenario.
  var documentSchema: JSONValue {
    let value: JSONValue =
      switch form {
      case .choice(let words): .choice(words)
      case .flag: ScalarSchemas.flag
      case .list(let words): .set(of: .choice(words))
      }
    return value.described(summary)
  }
}
