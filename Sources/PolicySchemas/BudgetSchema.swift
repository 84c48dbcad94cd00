import PolicyJSON
import PolicyModel

extension PublishedSchema {
  /// What `BudgetReport` writes.
  package static let budget = PublishedSchema(
    "budget", title: "Budgets of policyc",
    """
    What `policyc compile` writes: for each policy every value that holds, with its unit and its origin. A field that \
    is not there is a clock that the program does not have.
    """,
    .closed([
      ("policyc", ["description": "The language version.", "const": 1]),
      ("budgets", .list(of: .reference("budget")).described("by the name of the target, then by surface")),
    ]),
    definitions: BudgetSchema.definitions)
}

/// The parts of the schema of budgets.
private enum BudgetSchema {
  static let definitions: [JSONValue.Member] =
    [("budget", budget), ("target", target)] + entries
    + [("own", own), ("spelling", spelling), ("origin", origin)] + GuaranteesSchema.definitions

  private static let budget = JSONValue.closed([
    ("surface", .choice(Surface.words).described("where people meet the agent")),
    ("target", .reference("target")),
    ("values", values),
    ("guarantees", ["anyOf": [.reference("guarantees"), ["type": "null"]]]),
  ])
  .described("what one surface may spend")
  .adding(["allOf": .array(SurfaceBranches.all(foreignValues))])

  private static let target = JSONValue.closed([
    ("name", ["type": "string", "pattern": .string(Patterns.name)]),
    ("version", ["type": "string", "pattern": .string(Patterns.version)]),
  ])
  .described("the program that the budget is for")

  private static let values: JSONValue = .closed(
    FieldCatalog.fields.map { ($0.path, $0.schema) }, required: []
  )
  .adding(OwnFieldSchema.members(.reference("own")))
  .described("by field, in the order of the language, then by path")

  private static func foreignValues(_ surface: Surface) -> JSONValue? {
    let foreign = FieldCatalog.fields.filter { !$0.makesSense(on: surface) }
    guard !foreign.isEmpty else { return nil }
    return ["properties": ["values": ["properties": .members(foreign.map { ($0.path, false) })]]]
  }

  // MARK: Values

  /// The value of a field of the project's own, of whatever type it is.
  private static let own = JSONValue.closed(
    [
      ("value", ["type": ["integer", "boolean", "string", "null"]]), ("unit", .choice(["ms", "percent"])),
      ("text", .reference("spelling")), ("origin", .reference("origin")),
    ], required: ["value", "text", "origin"]
  )
  .described("a field of the project's own; null is off")

  /// One definition for each type that a field of the language has.
  private static let entries: [JSONValue.Member] = FieldType.inUse.map { type in
    let unit: [JSONValue.Member] = type.budgetUnit.map { [("unit", .constant($0))] } ?? []
    return (
      type.schemaName,
      .closed(
        [("value", value(of: type))] + unit + [("text", .reference("spelling")), ("origin", .reference("origin"))])
    )
  }

  private static func value(of type: FieldType) -> JSONValue {
    switch type {
    case .duration(let range, let orOff):
      let number: JSONValue = [
        "type": orOff ? ["integer", "null"] : "integer", "minimum": .integer(range.lowerBound.milliseconds),
        "maximum": .integer(range.upperBound.milliseconds),
      ]
      return number.described(orOff ? "null is off: this clock never fires" : "whole milliseconds")
    case .share: return ["type": "integer", "minimum": 1, "maximum": 100]
    case .count(let orZero):
      let range = FieldType.counts(orZero: orZero)
      return [
        "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
      ]
    case .flag: return ["type": "boolean"]
    case .choice(let words): return .choice(words)
    case .words(let words): return .set(of: .choice(words))
    case .text: return ["type": "string"]
    }
  }

  private static let spelling: JSONValue = ["description": "How a policy writes the value.", "type": "string"]

  // MARK: Origins

  private static let origin = JSONValue.closed(
    [
      (
        "kind",
        .choice(Origin.Kind.allCases.map(\.rawValue)).described(
          """
          `set` by the policy of the surface, `inherited` from one that it extends, `default` or `fixed` of the \
          program, `neutral` where nobody says anything
          """)
      ),
      ("file", ["description": "Relative to the project root.", "type": "string", "minLength": 1]),
      ("line", ["description": "From 1.", "type": "integer", "minimum": 1]),
      ("column", ["description": "In UTF-8 bytes of the line, from 1.", "type": "integer", "minimum": 1]),
    ],
    required: ["kind"]
  )
  .described("who says it, and where")
  .adding(
    .when(
      ["properties": ["kind": .constant(Origin.Kind.neutral.rawValue)]],
      then: ["properties": ["file": false, "line": false, "column": false]],
      else: ["required": ["file", "line", "column"]]))
}
