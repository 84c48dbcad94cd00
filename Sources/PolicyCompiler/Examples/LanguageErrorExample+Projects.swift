extension LanguageErrorExample {
  private static let base = "policyc: 1\nabstract: true\ntarget: example\n"
  private static let cap = "run:\n  hard_cap: 30m\n"
  private static let knob = "knobs:\n  QUEUE_DEPTH:\n    field: queue.depth\n"
  private static let chain = "chains:\n  - name: drain\n    within: 1h\n    each: run.hard_cap\n"
  private static let otherHead = "policyc: 1\nprogram: workspace\nversion: \"1\"\nruntime: node\n"

  private static func field(_ summary: String) -> String {
    "fields:\n  llm.request: {type: duration, summary: \(summary)}\n"
  }

  private static func child(of parent: String, _ rest: String = "") -> String {
    "policyc: 1\nsurface: web\nextends: \(parent)\n" + rest
  }

  /// What is wrong between files that are each fine.
  static let ofProjects = [
    LanguageErrorExample("missing-target", whole: "policyc: 1\nsurface: web\n" + cap, accepted: head + cap),
    LanguageErrorExample(
      "unknown-target", whole: "policyc: 1\nsurface: web\ntarget: exampel\n" + cap, accepted: head + cap),
    LanguageErrorExample(
      "declared-twice", [("base.yaml", base + cap + chain), ("web.yaml", child(of: "base.yaml", chain))],
      accepted: [("base.yaml", base + cap + chain), ("web.yaml", child(of: "base.yaml"))]),
    LanguageErrorExample(
      "foreign-field", "job:\n  timeout: 45m\n", accepted: "stream:\n  max_duration: 45m\n"),
    LanguageErrorExample(
      "extends-missing", [("base.yaml", base + cap), ("web.yaml", child(of: "bsae.yaml"))],
      accepted: [("base.yaml", base + cap), ("web.yaml", child(of: "base.yaml"))]),
    LanguageErrorExample(
      "extends-concrete",
      [
        ("discord.yaml", "policyc: 1\nsurface: discord\ntarget: example\n" + cap),
        ("web.yaml", child(of: "discord.yaml")),
      ],
      accepted: [("base.yaml", base + cap), ("web.yaml", child(of: "base.yaml"))]),
    LanguageErrorExample(
      "extends-cycle", [("base.yaml", base + "extends: base.yaml\n"), ("web.yaml", child(of: "base.yaml"))],
      accepted: [("base.yaml", base + cap), ("web.yaml", child(of: "base.yaml"))]),
    LanguageErrorExample(
      "extends-too-deep",
      (1...9).map { ("base\($0).yaml", base + ($0 < 9 ? "extends: base\($0 + 1).yaml\n" : "")) }
        + [("web.yaml", child(of: "base1.yaml"))],
      accepted: [("base.yaml", base + cap), ("web.yaml", child(of: "base.yaml"))]),
    LanguageErrorExample(
      "duplicate-policy", [("operators.yaml", head + cap), ("web.yaml", head + cap)],
      accepted: [("web.yaml", head + cap)]),
    LanguageErrorExample(
      "duplicate-target", [("targets/gateway.yaml", targetHead), ("targets/old.yaml", targetHead)],
      accepted: [("targets/gateway.yaml", targetHead)]),
    LanguageErrorExample(
      "duplicate-configuration",
      [("configuration.yaml", "policyc: 1\nproject: agents\n"), ("policyc.yaml", "policyc: 1\nproject: agents\n")],
      accepted: [("policyc.yaml", "policyc: 1\nproject: agents\n")]),
    LanguageErrorExample("uses-cycle", target: "uses: [gateway]\n", accepted: "uses: []\n"),
    LanguageErrorExample(
      "uses-too-many",
      [("targets/gateway.yaml", targetHead + "uses: [\((1...33).map { "part\($0)" }.joined(separator: ", "))]\n")]
        + (1...33).map { ("targets/part\($0).yaml", "policyc: 1\nprogram: part\($0)\nversion: \"1\"\nruntime: node\n") },
      accepted: [("targets/gateway.yaml", targetHead + "uses: [workspace]\n"), ("targets/workspace.yaml", otherHead)]),
    LanguageErrorExample(
      "field-declared-twice",
      [
        ("targets/gateway.yaml", targetHead + field("one request to the model")),
        ("targets/workspace.yaml", otherHead + field("a request")),
      ],
      accepted: [
        ("targets/gateway.yaml", targetHead + field("one request to the model")),
        ("targets/workspace.yaml", otherHead + field("one request to the model")),
      ]),
    LanguageErrorExample(
      "field-offered-twice", target: knob + "fixed:\n  queue.depth: 5\n", accepted: "fixed:\n  queue.depth: 5\n"),
    LanguageErrorExample(
      "duplicate-knob",
      [
        ("targets/gateway.yaml", targetHead + "uses: [workspace]\n" + knob),
        ("targets/workspace.yaml", otherHead + "knobs:\n  QUEUE_DEPTH:\n    field: run.max_concurrent\n"),
      ],
      accepted: [
        ("targets/gateway.yaml", targetHead + "uses: [workspace]\n" + knob),
        ("targets/workspace.yaml", otherHead + "knobs:\n  MAX_RUNS:\n    field: run.max_concurrent\n"),
      ]),
  ]
}
