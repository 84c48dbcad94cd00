import PolicyDiagnostics
import PolicyModel

/// Reports a status that calls a run stale which only waits its turn.
package struct QueuedRunShownStale: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "queued-run-shown-stale",
    summary: "a run that waits in the queue is shown as stale",
    why: "an operator takes a run that waits its turn for one that was lost, and cancels or repeats it",
    rationale: """
      A status calls a run stale once its last heartbeat is as old as `status.stale_after`. A waiting run sends none: its \
      heartbeat is set once, as the run is admitted, and it may wait for `queue.depth` times the longest time for which \
      a run can hold its slot. gateway 0.104 shows operators every run without a heartbeat for 60 seconds as stale, \
      whether it works or waits (fro-bot/agent eb34cd840, packages/gateway/src/operator-contract/run-status.ts 204, \
      packages/runtime/src/coordination/run-state.ts 219-222).
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
    guard let stale = policy[.statusStaleAfter], let occupancy = Occupancy(policy), let wait = occupancy.queueWait,
      stale.value <= wait
    else { return }
    report.emit(
      "a run may wait in the queue for \(wait), and after \(stale.value) it is shown as stale", in: policy,
      about: [stale] + occupancy.queueReadings,
      remedies: [.set(stale, to: wait.nextLonger)],
      help: ["raise status.stale_after above \(wait), or let fewer runs wait"])
  }
}
