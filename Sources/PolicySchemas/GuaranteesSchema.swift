import PolicyJSON
import PolicyModel

/// The part of the schema of budgets that describes what is proved about every run.
enum GuaranteesSchema {
  static let definitions: [JSONValue.Member] = [
    ("guarantees", guarantees), ("work", work), ("asksInTime", asksInTime), ("blindWindow", blindWindow),
    ("clock", clock),
  ]

  private static let guarantees = JSONValue.closed([
    (
      "slot_hold",
      orNull(span).described("the longest time for which a run holds its slot; null where nothing bounds it")
    ),
    (
      "queue_wait",
      orNull(span).described(
        "the longest time in the queue; null without `queue.depth`, where nothing bounds it, and beyond 64 bits")
    ),
    ("work", .list(of: .reference("work"))),
    ("asks_in_time", .reference("asksInTime")),
    (
      "blind_window",
      JSONValue.members([("anyOf", .array([.reference("blindWindow"), ["type": "null"]]))])
        .described("null when every ask has a deadline, or none needs one")
    ),
    ("clocks", .list(of: .reference("clock"))),
  ])
  .described("what holds for every run, whatever its agent and its people do. Durations and instants are milliseconds")

  private static let work = JSONValue.closed([
    ("asks", ["type": "integer", "minimum": 0]),
    ("setup", span.described("the set-up before the agent starts")),
    ("least", span),
  ])
  .described("the least time for work that a number of asks leaves, which nobody answers")

  private static let asksInTime = JSONValue.closed([
    (
      "which",
      .choice(Guarantees.TimelyAsks.words).described(
        """
        `until` goes with an instant; `none`: there are runs in which no ask has a deadline, or the inactivity window comes \
        before each; `nobody-is-asked`: every ask is rejected at once
        """)
    ),
    ("until", orNull(span).described("the last instant on the clock of the hard cap")),
  ])
  .described("the asks that end by an answer or their own deadline before the hard cap")

  private static let blindWindow = JSONValue.closed([
    ("from", span), ("until", span),
    ("whole_run", JSONValue.members([("type", "boolean")]).described("it is all of a run whose agent starts in it")),
    (
      "asks_wait",
      JSONValue.members([("type", "boolean")]).described("an ask in it waits; otherwise it is rejected at once")
    ),
  ])
  .described("a stretch of the clock of the hard cap in which asks have no deadline")

  private static let clock = JSONValue.closed([
    ("clock", JSONValue.members([("type", "string")]).described("its field, or the group of its fields")),
    ("ends_runs", ["type": "boolean"]),
    (
      "obstacle",
      JSONValue.members([("enum", .array(Guarantees.Clock.Obstacle.words.map { .string($0) } + [.null]))])
        .described("why it never ends a run; null where it can")
    ),
  ])

  private static let span: JSONValue = ["type": "integer", "minimum": 0]

  private static func orNull(_ schema: JSONValue) -> JSONValue { ["anyOf": [schema, ["type": "null"]]] }
}
