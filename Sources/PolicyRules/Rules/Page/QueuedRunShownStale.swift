import PolicyDiagnostics
import PolicyModel

/// Reports a status that calls a run stale which only waits its turn, or is set up.
package struct QueuedRunShownStale: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "queued-run-shown-stale",
    summary: "a run that waits in the queue, or is set up, is shown as stale",
    why: "an operator takes a run that has not begun for one that was lost, and cancels or repeats it",
    rationale: """
      A status calls a run stale once its last heartbeat is as old as `status.stale_after`. A waiting run sends none: its \
      heartbeat is set once, as the run is admitted, and the next one follows an interval after its set-up. Before that it may \
      wait for `queue.depth` times the longest time for which a run can hold its slot, and be set up for \
      `run.setup_allowance`. gateway 0.104 shows operators every run without a heartbeat for 60 seconds as stale, whether \
      it works or waits (fro-bot/agent eb34cd840, packages/gateway/src/operator-contract/run-status.ts 204), and starts \
      the heartbeats once its clone, its thread and its lock are there (packages/gateway/src/execute/run.ts 594).
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        status:
          stale_after: «2h30m»
        """,
        "a run may wait in the queue for 2h30m, and after 2h30m it is shown as stale",
        fixed: """
          run:
            hard_cap: 30m
          queue:
            depth: 5
          status:
            stale_after: 2h31m
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
          setup_allowance: 345s
        status:
          stale_after: «60s»
        """,
        "a run may be set up for 5m45s, and after 1m it is shown as stale",
        fixed: """
          run:
            hard_cap: 30m
            setup_allowance: 345s
          status:
            stale_after: 6m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        status:
          stale_after: 2h30m1ms
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
        status:
          stale_after: 60s
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let stale = policy[.statusStaleAfter] else { return }
    let start = SilentStart(policy, Occupancy(policy))
    guard stale.value <= start.longest else { return }
    report.emit(
      "a run may \(start.words), and after \(stale.value) it is shown as stale", in: policy,
      about: [stale] + start.readings, remedies: [.set(stale, to: start.longest.nextLonger)],
      help: ["raise status.stale_after above \(start.longest), or \(start.orShorten(below: stale.value))"])
  }
}
