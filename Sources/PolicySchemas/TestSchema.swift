import PolicyJSON
import PolicyModel
import PolicyReporting
import PolicyTimeline

extension PublishedSchema {
  /// What `TestJSONReport` writes.
  package static let test = PublishedSchema(
    "test", title: "Scenario results of policyc",
    """
    What `policyc test --format json` writes. Every key is always present. Paths begin at the root of \
    reports: what --root names, else the folder of the CI job, else the repository, else the working folder. Times are \
    milliseconds.
    """,
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(TestJSONReport.version))]),
      (
        "scenarios", .list(of: .reference("scenario")).described("all that were asked for, in the order of their files")
      ),
      ("summary", TestSchema.summary.described("how many scenarios there are of each verdict")),
      (
        "coverage",
        JSONValue.members([("anyOf", [.reference("coverage"), ["type": "null"]])])
          .described("null unless it was asked for")
      ),
    ]),
    definitions: [
      ("scenario", TestSchema.scenario), ("mismatch", TestSchema.mismatch), ("run", TestSchema.run),
      ("coverage", TestSchema.coverage), ("policy", TestSchema.policy), ("clock", TestSchema.clock),
    ])
}

/// The parts of the schema of scenario results.
private enum TestSchema {
  private static let text: JSONValue = ["type": "string"]
  private static let optionalText: JSONValue = ["type": ["string", "null"]]
  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let time: JSONValue = ["type": ["integer", "null"]]
  private static let fields = JSONValue.list(of: .choice(FieldCatalog.fields.map(\.path)))

  static let summary = JSONValue.closed([("passed", count), ("failed", count), ("not_run", count)])

  static let scenario = JSONValue.closed([
    ("name", text),
    ("path", text),
    ("line", JSONValue.members([("type", "integer"), ("minimum", 1)]).described("where the name stands, from 1")),
    ("surface", .choice(Surface.words)),
    ("program", optionalText.described("what serves the surface, with its version; null when it is not known")),
    ("verdict", .choice(["passed", "failed", "not-run"])),
    ("problem", optionalText.described("why it could not run; null when it ran")),
    (
      "mismatches",
      .list(of: .reference("mismatch")).described("what the run does not bear out; empty unless it failed")
    ),
    ("run", ["anyOf": [.reference("run"), ["type": "null"]]]),
  ])

  static let mismatch = JSONValue.closed([
    ("key", text.described("a key of expect, such as at or approvals.per_1")), ("expected", text), ("actual", text),
  ])

  static let run = JSONValue.closed([
    ("outcome", optional(RunResult.words).described("null for a run that no clock ever ends")),
    ("kind", optional(ScenarioExpectation.kinds.map(\.rawValue)).described("null for a success")),
    ("at", time),
    (
      "approvals",
      FatesSchema.byID.described(
        """
        the fate of each ask, by its id; a list in the order of asking for an id that was asked several times. An ask \
        that a run without an end leaves open is missing
        """)
    ),
    ("remaining", time),
    ("deadline", time),
    ("copy", optionalText.described("what the person is shown; null for nothing")),
    ("timeline", .list(of: text).described("the run drawn as text, a line an element")),
  ])
  .described("what happened; null when it could not run")

  private static func optional(_ words: [String]) -> JSONValue {
    ["enum": .array(words.map { .string($0) } + [.null])]
  }

  // MARK: Coverage

  static let coverage = JSONValue.closed([
    ("covered", count), ("total", count.described("three sides for each clock of each policy")),
    ("policies", .list(of: .reference("policy"))),
  ])

  static let policy = JSONValue.closed([
    ("surface", .choice(Surface.words)), ("program", text), ("clocks", .list(of: .reference("clock"))),
    ("decided", fields.described("fields that decided how some run ended")),
    ("undecided", fields.described("the others that could")),
  ])

  static let clock = JSONValue.closed([
    ("clock", .choice(CoveredClock.words)), ("below", ["type": "boolean"]), ("at", ["type": "boolean"]),
    ("above", ["type": "boolean"]),
  ])
  .described(
    "whether a passing scenario stayed at most a second below the limit, stopped the clock as it was due, let it fire")
}
