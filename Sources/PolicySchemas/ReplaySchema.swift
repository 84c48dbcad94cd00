import PolicyJSON
import PolicyModel
import PolicyReporting
import PolicyTimeline

extension PublishedSchema {
  /// What `ReplayJSONReport` writes.
  package static let replay = PublishedSchema(
    "replay", title: "Replayed runs of policyc",
    """
    What `policyc replay --format json` writes: one run as an object, several under `runs`. Durations and instants are \
    whole milliseconds; instants count from the agent's start.
    """,
    [
      "anyOf": [
        .reference("single"),
        JSONValue.closed([("runs", .list(of: .reference("run")))]).described(
          "several recordings, in the order of the command line; one that could not be read is missing"),
      ]
    ],
    definitions: [
      ("single", ReplaySchema.result(before: [], after: [ReplaySchema.against])),
      ("run", ReplaySchema.result(before: [ReplaySchema.trace], after: [ReplaySchema.against])),
      ("compared", ReplaySchema.result(before: [], after: [])), ("approvals", ReplaySchema.approvals),
      ("margins", ReplaySchema.margins), ("margin", ["type": ["integer", "null"], "minimum": 0]),
      ("smallest", ReplaySchema.smallest), ("value", ReplaySchema.value),
    ])
}

/// The parts of the schema of replayed runs.
private enum ReplaySchema {
  static let trace: JSONValue.Member = (
    "trace", JSONValue.members([("type", "string")]).described("the recording, as it was named")
  )

  static let against: JSONValue.Member = (
    "against", JSONValue.reference("compared").described("the same recording under the policy of --against")
  )

  /// A run; what comes after its own keys may be missing.
  static func result(before: [JSONValue.Member], after: [JSONValue.Member]) -> JSONValue {
    let own: [JSONValue.Member] = [
      ("outcome", outcome), ("kind", kind),
      (
        "at",
        JSONValue.members([("type", "integer")]).described(
          "when it ends, or how long the recording lasts; negative when the cap ended the set-up")
      ),
      ("approvals", .reference("approvals")), ("margins", .reference("margins")), ("smallest", .reference("smallest")),
    ]
    return .closed(before + own + [omittedApprovals] + after, required: (before + own).map(\.key))
  }

  private static let outcome = JSONValue.choice(Outcome.Result.words + [ReplayJSONReport.outlivesRecording])
    .described("how the run ends under the policy; the last word is for one that would still be going")

  private static let kind = JSONValue.members([
    ("enum", .array(FailureKind.words.map { .string($0) } + [.null]))
  ])
  .described("why it failed or was cancelled; null otherwise")

  static let approvals = FatesSchema.byID.described(
    """
    the fate of each approval, by its id, of the first \(ApprovalFates.most) asks; a list in the order of asking for an id \
    that was asked several times. The fate of an ask that is open at the end of the recording is null
    """)

  /// Only there where asks were left out.
  private static let omittedApprovals: JSONValue.Member = (
    ReplayJSONReport.omittedApprovals,
    JSONValue.members([("type", "integer"), ("minimum", 1)]).described(
      "how many asks came after the first \(ApprovalFates.most); missing for none")
  )

  static let margins = JSONValue.closed(
    ReplayJSONReport.clocks.map { (key: $0, value: .reference("margin")) }
  )
  .described("the closest that each clock came to firing; 0 for one that fired, null for one that never ran")

  static let smallest = JSONValue.closed(
    [("run.hard_cap", .reference("value")), ("run.inactivity", .reference("value"))], required: []
  )
  .described(
    """
    the smallest value of each, the other held, under which the policy does not end the run within the recording. Null: \
    no value of this one alone is enough. Missing: not known
    """)

  static let value: JSONValue = [
    "anyOf": [
      .closed([
        ("ms", ["type": "integer", "minimum": 1]),
        (
          "exact",
          JSONValue.members([("type", "boolean")]).described(
            "whether the recording reaches success; otherwise the run may have needed more")
        ),
      ]),
      ["type": "null"],
    ]
  ]
}
