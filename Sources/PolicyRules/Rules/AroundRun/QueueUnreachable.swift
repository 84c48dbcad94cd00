import PolicyDiagnostics
import PolicyModel

/// Reports a queue into which no run can come.
package struct QueueUnreachable: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "queue-unreachable",
    summary: "with one run at once, the concurrency cap refuses every run that would queue",
    why: "people are turned away where the policy seems to let them wait",
    rationale: """
      A program that checks the concurrency cap before the queue (`cap_before_queue: true`) refuses a run as soon as \
      `run.max_concurrent` runs are going on. A run queues behind another one on the same repository, so with a cap of \
      1 the run that it would wait behind has already used up the cap: it is refused, and nothing ever waits. gateway \
      0.104 checks in this order unless other runs wait already, which none can do then (fro-bot/agent eb34cd840, \
      packages/gateway/src/execute/run.ts 1321-1331, concurrency.ts 44).
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        "with run.max_concurrent of 1 every further run is refused before it can wait in the queue",
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            cap_before_queue: true
          """,
          "web.yaml": """
          target: gateway
          run:
            max_concurrent: «1»
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          run:
            max_concurrent: 2
          """
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            cap_before_queue: true
          """,
          "web.yaml": """
          target: gateway
          run:
            max_concurrent: 2
          """,
        ]),
      .accepted(
        """
        run:
          max_concurrent: 1
        queue:
          depth: 5
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy.behaviour?.capIsBeforeQueue == true, let concurrent = policy[.maxConcurrent], concurrent.value == 1
    else { return }
    report.emit(
      "with run.max_concurrent of 1 every further run is refused before it can wait in the queue", in: policy,
      about: [concurrent] + [policy[.queueDepth]].compactMap { $0 },
      notes: policy.notes(on: .capBeforeQueue, "checks the concurrency cap before the queue"),
      remedies: [.set(concurrent, to: .count(2))],
      help: ["raise run.max_concurrent to at least 2"])
  }
}
