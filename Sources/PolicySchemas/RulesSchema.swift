import PolicyDiagnostics
import PolicyJSON
import PolicyReporting
import PolicyRules

extension PublishedSchema {
  /// What `CatalogReport` writes.
  package static let rules = PublishedSchema(
    "rules", title: "Rules and language errors of policyc",
    "What `policyc rules --format json` writes: everything that `policyc check` can report. Every key is always present.",
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(CatalogReport.version))]),
      ("rules", .list(of: .reference("rule")).described("in the order of the groups, then by id")),
    ]),
    definitions: [("rule", RulesSchema.rule)])
}

/// The parts of the schema of the catalogue. It holds for rules to come too: their groups are examples.
private enum RulesSchema {
  private static let line: JSONValue = ["type": "string"]
  private static let flag: JSONValue = ["type": "boolean"]

  static let rule = JSONValue.closed([
    ("id", JSONValue.members([("type", "string"), ("pattern", .string(Patterns.identity))])),
    ("kind", .choice(CatalogEntry.Kind.allCases.map(\.rawValue))),
    ("group", JSONValue.members([("type", "string"), ("examples", .strings(RuleGroup.allCases.map(\.rawValue)))])),
    ("severity", JSONValue.choice(Severity.allCases.map(\.rawValue)).described("where a project gives no other")),
    ("acceptable", flag.described("whether its findings can be accepted with a reason, and its severity lowered")),
    ("fixable", flag.described("whether its findings can come with an edit that answers them")),
    ("summary", line.described("what is wrong, in one line")),
    ("why", line.described("what comes of it, in one line")),
    ("page", line.described("the page about it, a path in policyc's repository")),
  ])
}
