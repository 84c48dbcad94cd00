import PolicyDiagnostics
import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// A scenario file.
  public static let scenario = PublishedSchema(
    "scenario", title: "Scenarios of policyc", "Runs with an expected outcome, which `policyc test` executes.",
    .closed([
      ("policyc", ScalarSchemas.version),
      ("scenarios", .list(of: .reference("scenario")).described("runs, each with the outcome that is expected of it")),
    ]),
    definitions: FieldType.documentDefinitions(of: .setting, .fact, .words) + ScenarioSchema.definitions)
}

/// The parts of the schema of scenario files.
private enum ScenarioSchema {
  static let definitions: [JSONValue.Member] = [
    ("name", ScalarSchemas.name), ("scenario", scenario), ("step", step), ("expect", expect),
    (
      "duration_or_none",
      ["anyOf": [.constant(ScenarioExpectation.none), FieldType.durationFromZero.documentSchema]]
    ),
  ]

  private static let scenario = JSONValue.closed(
    [
      ("name", title.described("what the scenario shows")),
      ("surface", .choice(Surface.words).described("the surface whose policy it runs under")),
      ("target", .reference("name").described("the program, where several serve the surface")),
      ("setup", instant.described("how long set-up takes before the agent starts")),
      ("with", overrides.described("fields and behaviour that are different in this scenario alone")),
      ("run", .list(of: .reference("step")).described("what happens; in the same instant in this order")),
      ("expect", .reference("expect").described("how the run ends")),
    ], required: ["name", "surface", "run", "expect"])

  private static let title: JSONValue = [
    "type": ["string", "number", "boolean"], "pattern": "\\S", "patternErrorMessage": "say what the scenario shows",
  ]

  /// Since agent start.
  private static let instant = JSONValue.reference(FieldType.durationFromZero.schemaName)

  private static let overrides = JSONValue.closed(
    FieldCatalog.fields.filter { $0.role != .demand }.map { ($0.path, $0.schema) }
      + BehaviourKey.allCases.map { ("behaviour.\($0.rawValue)", $0.documentSchema) }, required: [])

  // MARK: Events

  private static let step = JSONValue.closed(
    [
      ("at", instant.described("when it happens, counted from agent start")),
      ("event", .choice(ScenarioEvent.words).described("what happens")),
      ("every", .reference(FieldType.duration().schemaName).described("how often it happens again")),
      ("until", instant.described("the last instant at which it may happen")),
      ("id", ScalarSchemas.text.described("the name that the agent gives the ask")),
      ("reply", .choice(ApprovalReply.words).described("what the person answers to the ask")),
    ], required: ["at", "event"]
  )
  .adding([
    "allOf": [
      .when(["required": ["every"]], then: ["required": ["until"]]),
      .when(["required": ["until"]], then: ["required": ["every"]]),
      .when(
        "event", isOneOf: ScenarioEvent.Sign.words, then: ["properties": ["id": false, "reply": false]]),
      .when("event", isOneOf: ["ask"], then: ["required": ["id"], "properties": ["reply": false]]),
      .when("event", isOneOf: ["reply"], then: ["required": ["id", "reply"]]),
    ]
  ])

  // MARK: Expectations

  private static let expect = JSONValue.closed(
    ScenarioExpectation.Key.allCases.map { ($0.rawValue, expectation($0)) }, required: []
  )
  .adding(["minProperties": 1])

  private static func expectation(_ key: ScenarioExpectation.Key) -> JSONValue {
    let possible = JSONValue.reference("duration_or_none")
    switch key {
    case .outcome: return .choice(RunResult.words).described("how the run ends, whatever the reason")
    case .kind: return .choice(ScenarioExpectation.kinds.map(\.rawValue)).described("why the run did not succeed")
    case .at: return instant.described("when the run ends, counted from agent start")
    case .approvals:
      return approvals.described(
        "the fate of each ask, by its id; for an id that is asked several times or never, a list of its fates")
    case .remaining: return possible.described("what is left of the hard cap when the agent starts")
    case .deadline: return possible.described("the deadline of the latest ask, or of one at agent start")
    case .copy: return ScalarSchemas.text.described("the whole text that the person is shown; none for nothing")
    }
  }

  private static let approvals: JSONValue = [
    "type": "object", "additionalProperties": .oneOrSeveral(.choice(ApprovalFate.words)),
  ]
}
