import PolicyJSON
import PolicyModel
import PolicyRules

extension PublishedSchema {
  /// A policy file.
  public static let policy = PublishedSchema(
    "policy", title: "Policy of policyc",
    "What one surface may spend. `policyc check` knows more: it compares values with each other and with the target.",
    JSONValue.closed(PolicySchema.keys + FieldGroup.root.properties, required: ["policyc"])
      .adding(["allOf": .array(PolicySchema.kinds + PolicySchema.surfaces)]),
    definitions: FieldType.documentDefinitions(of: .setting, .fact, .demand, .words) + [
      ("name", ScalarSchemas.name), ("acceptance", PolicySchema.acceptance),
    ])
}

/// The parts of the schema of policies.
private enum PolicySchema {
  static let keys: [JSONValue.Member] = [
    ("policyc", ScalarSchemas.version),
    ("surface", .choice(Surface.words).described("where people meet the agent; an abstract policy has none")),
    ("abstract", ScalarSchemas.flag.described("true for a policy that others extend")),
    ("target", .reference("name").described("the program that runs this surface; may be inherited")),
    (
      "extends",
      JSONValue(dictionaryLiteral: ("type", "string"))
        .described("the abstract policy that this one builds on, relative to this file")
    ),
    ("summary", ScalarSchemas.text.described("one sentence for people")),
    ("accept", .list(of: .reference("acceptance")).described("findings that are lived with, each with its reason")),
  ]

  static let acceptance = JSONValue.closed(
    [
      ("rule", ScalarSchemas.rule(among: RuleCatalog.all.filter(\.isAcceptable)).described("the rule that reports it")),
      ("reason", ScalarSchemas.reason.described("why it is lived with, in at least 10 characters")),
      ("until", ScalarSchemas.date.described("the last day, in UTC, on which it is accepted")),
    ],
    required: ["rule", "reason"])

  // MARK: Branches

  /// A policy has a surface, or it is abstract.
  static let kinds: [JSONValue] = [
    .when(["not": ["required": ["abstract"]]], then: ["required": ["surface"]]),
    when(
      abstract: true, then: ["properties": ["surface": false], "errorMessage": "an abstract policy has no surface"]),
    when(abstract: false, then: ["required": ["surface"]]),
  ]

  private static func when(abstract flag: Bool, then consequence: JSONValue) -> JSONValue {
    let condition: JSONValue = [
      "required": ["abstract"], "properties": ["abstract": ["enum": [.bool(flag), .string("\(flag)")]]],
    ]
    return .when(condition, then: consequence)
  }

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
