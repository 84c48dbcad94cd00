extension LanguageErrorExample {
  private static let cap = "run:\n  hard_cap: 30m\n"
  private static let knob = "knobs:\n  RUN_TIMEOUT_MS:\n    field: run.hard_cap\n"
  private static let entry = "accept:\n  - rule: agent-outlives-run\n"
  private static let reason = "    reason: the program only stops waiting\n"

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

  private static let configuration = """
    policyc: 1
    project: agents
    exports:
      - target: example
        dialect: compose

    """
}
