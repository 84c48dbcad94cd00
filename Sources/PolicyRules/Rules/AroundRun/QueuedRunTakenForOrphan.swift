import PolicyDiagnostics
import PolicyModel

/// Reports a queue in which a run may wait for longer than it takes to be given up as orphaned.
package struct QueuedRunTakenForOrphan: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "queued-run-taken-for-orphan",
    summary: "a run may wait in the queue for longer than it takes to be taken for orphaned",
    why: "a run that waits its turn is thrown away, and the person who asked for it is told nothing true",
    rationale: """
      Some programs throw a waiting run away once it is `queue.stale_after` old: a build in Google Cloud Build ends as \
      expired after its `queueTtl` (Cloud Build API, Build), a run of Trigger.dev after its `ttl`. The last run in a full \
      queue waits until every run before it has given up its slot: `queue.depth` times the longest time for which a run \
      can hold one. That is the hard cap, longer where set-up or waiting for approvals stand outside the cap's clock. \
      gateway 0.104 throws none away: it looks for orphans once, at boot, when its queue is empty; what it shows of a \
      waiting run is what `queued-run-shown-stale` is about.
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
          stale_after: «2h30m»
        """,
        "a run may wait in the queue for 2h30m, and after 2h30m it is taken for orphaned",
        fixed: """
          run:
            hard_cap: 30m
          queue:
            depth: 5
            stale_after: 2h31m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
          stale_after: 2h30m1ms
        """),
      .rejected(
        "a run may wait in the queue for 1h10m, and after 1h5m it is taken for orphaned",
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            hard_cap_starts: agent-start
          """,
          "web.yaml": """
          target: gateway
          run:
            hard_cap: 30m
            setup_allowance: 5m
          queue:
            depth: 2
            stale_after: «65m»
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          run:
            hard_cap: 30m
            setup_allowance: 5m
          queue:
            depth: 2
            stale_after: 1h11m
          """
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let stale = policy[.queueStaleAfter], let occupancy = Occupancy(policy), let wait = occupancy.queueWait,
      stale.value <= wait
    else { return }
    report.emit(
      "a run may wait in the queue for \(wait), and after \(stale.value) it is taken for orphaned", in: policy,
      about: [stale] + occupancy.queueReadings,
      notes: [Note("each run ahead can hold its slot for \(occupancy.slotHold)")],
      remedies: [.set(stale, to: wait.nextLonger)],
      help: ["raise queue.stale_after above \(wait), or let fewer runs wait"])
  }
}
