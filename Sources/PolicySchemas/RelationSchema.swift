import PolicyJSON
import PolicyModel
import PolicyRules

/// The parts of chains and leases that the schemas of policies and of targets have.
enum RelationSchema {
  static let definitions: [JSONValue.Member] = [
    ("time", time), OwnFieldSchema.pathDefinition, MappingSchema.chain.definition, MappingSchema.backoff.definition,
    MappingSchema.lease.definition,
    MappingSchema.renewal.definition,
  ]

  private static let time: JSONValue = [
    "anyOf": [
      FieldType.durationFromZero.documentSchema,
      .choice(paths { if case .duration = $0 { true } else { false } }), OwnFieldSchema.own,
    ]
  ]

  static let times: JSONValue = JSONValue.list(of: .reference("time")).adding(["minItems": 1])

  /// An acceptance says which chain or lease it is about, where its rule is about one.
  static let acceptance: JSONValue.Member = {
    let rules = RuleCatalog.all.filter { $0.group == .relations }.map(\.id)
    return (
      MappingSchema.acceptance.id,
      MappingSchema.acceptance.schema(branches: [
        .when(
          ["required": ["rule"], "properties": ["rule": .choice(rules)]], then: ["required": ["about"]],
          else: ["properties": ["about": false]])
      ])
    )
  }()

  static func number(_ range: ClosedRange<Int64>) -> JSONValue {
    [
      "anyOf": [
        wholeNumber(range), .choice(paths { if case .count = $0 { true } else { false } }), OwnFieldSchema.own,
      ]
    ]
  }

  static func wholeNumber(_ range: ClosedRange<Int64>) -> JSONValue {
    [
      "type": ["integer", "string"], "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
      "pattern": range.lowerBound == 0 ? "^(0|[1-9][0-9]{0,4})$" : "^[1-9][0-9]{0,4}$",
    ]
  }

  /// The paths of fields of a type.
  private static func paths(_ fits: (FieldType) -> Bool) -> [String] {
    FieldCatalog.fields.filter { fits($0.type) }.map(\.path)
  }
}
