import PolicyModel

extension LanguageErrorExample {
  private static let cap = "run:\n  hard_cap: 30m\n"
  private static let knob = "knobs:\n  RUN_TIMEOUT_MS:\n    field: run.hard_cap\n"
  private static let fixed = "fixed:\n  queue.depth: 5\n"
  private static let source = """
    source:
      repository: https://github.com/example/gateway
      commit: 0123abc
      places:
        queue.depth:\u{20}
    """
  private static let entry = "accept:\n  - rule: agent-outlives-run\n"
  private static let reason = "    reason: the program only stops waiting\n"

  private static func field(_ path: String) -> String { "fields:\n" + entry(path) }
  private static func entry(_ path: String) -> String {
    "  \(path): {type: duration, summary: one request to the model}\n"
  }

  /// What is wrong with a whole document, with a target, or with an acceptance.
  static let ofDocuments = [
    LanguageErrorExample("missing-version", whole: "surface: web\ntarget: example\n" + cap, accepted: head + cap),
    LanguageErrorExample(
      "unknown-version", whole: "policyc: 2\nsurface: web\ntarget: example\n" + cap, accepted: head + cap),
    LanguageErrorExample("unknown-kind", whole: "policyc: 1\nsummary: Web.\n", accepted: head + "summary: Web.\n"),
    LanguageErrorExample("several-kinds", "program: gateway\n", accepted: cap),
    LanguageErrorExample("surface-and-abstract", "abstract: true\n", accepted: cap),

    LanguageErrorExample("knob-unit", target: knob, accepted: knob + "    unit: ms\n"),
    LanguageErrorExample(
      "nested-field", target: "fixed:\n  queue:\n    depth: 5\n", accepted: "fixed:\n  queue.depth: 5\n"),
    LanguageErrorExample(
      "not-a-target-field", target: "fixed:\n  approval.clock: runs\n", accepted: "fixed:\n  queue.depth: 5\n"),
    LanguageErrorExample(
      "not-a-variable", target: "knobs:\n  queue-depth:\n    field: queue.depth\n",
      accepted: "knobs:\n  QUEUE_DEPTH:\n    field: queue.depth\n"),
    LanguageErrorExample(
      "not-a-source", target: fixed + source + "src/queue.ts line 12\n",
      accepted: fixed + source + "src/queue.ts:12\n"),

    LanguageErrorExample(
      "reserved-name", target: field("run.request"), accepted: field("llm.request")),
    LanguageErrorExample(
      "too-many-fields",
      target: "fields:\n" + (1...OwnFieldDeclaration.limit + 1).map { entry("llm.request\($0)") }.joined(),
      accepted: field("llm.request")),

    LanguageErrorExample(
      "repeated-scenario", scenarios(scenario("a silent run", "[]"), scenario("a silent run", "[]")),
      accepted: scenarios(scenario("a silent run", "[]"))),
    LanguageErrorExample(
      "until-before-at", scenarios(scenario("output", "[{at: 1h, every: 10s, until: 5m, event: text}]")),
      accepted: scenarios(scenario("output", "[{at: 1h, every: 10s, until: 65m, event: text}]"))),
    LanguageErrorExample(
      "too-many-events", scenarios(scenario("output", "[{at: 0s, every: 1ms, until: 1h, event: text}]")),
      accepted: scenarios(scenario("output", "[{at: 0s, every: 10s, until: 1h, event: text}]"))),
    LanguageErrorExample(
      "unknown-placeholder", copy + "after {cap}\n", accepted: copy + "after {hard_cap}\n"),

    LanguageErrorExample("missing-key", entry, accepted: entry + reason),
    LanguageErrorExample("not-a-date", entry + reason + "    until: soon\n", accepted: entry + reason),
    LanguageErrorExample(
      "not-acceptable", "accept:\n  - rule: hard-cap-missing\n    reason: somebody watches every run\n",
      accepted: cap),
    LanguageErrorExample("short-reason", entry + "    reason: known\n", accepted: entry + reason),
    LanguageErrorExample(
      "unknown-rule", "accept:\n  - rule: agent-outlives-runs\n" + reason, accepted: entry + reason),
    LanguageErrorExample(
      "malformed-acceptance", "run:\n  hard_cap: 30m  # policyc: accept agent-outlives-run\n",
      accepted: "run:\n  hard_cap: 30m  # policyc: accept agent-outlives-run: the program only stops waiting\n"),
    LanguageErrorExample(
      "misplaced-acceptance", cap + "# policyc: accept agent-outlives-run: the program only stops waiting\n",
      accepted: "# policyc: accept agent-outlives-run: the program only stops waiting\n" + cap),
    LanguageErrorExample(
      "not-a-path", [("policyc.yaml", configuration + "    path: /etc/gateway.env\n")],
      accepted: [("policyc.yaml", configuration + "    path: exports/gateway.env\n")]),
  ]

  private static let copy = "failure:\n  copy:\n    timeout: The run was ended "

  /// One scenario with these events.
  private static func scenario(_ name: String, _ events: String) -> String {
    """
      - name: \(name)
        surface: web
        run: \(events)
        expect: {outcome: failed}

    """
  }

  private static func scenarios(_ scenarios: String...) -> [File] {
    [("scenarios.yaml", "policyc: 1\nscenarios:\n" + scenarios.joined())]
  }

  private static let configuration = """
    policyc: 1
    project: agents
    exports:
      - target: example
        dialect: compose

    """
}
