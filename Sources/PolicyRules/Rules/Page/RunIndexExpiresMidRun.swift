import PolicyDiagnostics
import PolicyModel

/// Reports a run that may not be found any more while it still waits or works.
package struct RunIndexExpiresMidRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "run-index-expires-mid-run",
    summary: "a run can no longer be found while it may still wait or work",
    why: "a page that is loaded again shows no run, although there is one",
    rationale: """
      Some programs find a run again only in a store that forgets it after `retention.run_index`, counted from its \
      launch, as keys of Redis with an expiry do (Redis documentation, EXPIRE); OpenAI keeps the data of a response in \
      background mode for about 10 minutes (OpenAI documentation, background mode). From its launch a run may first wait \
      in a full queue, `queue.depth` times the longest time for which a run can hold its slot, and then hold a slot \
      itself; without a queue it only holds a slot. gateway 0.104 forgets no run: what it keeps for 30 minutes is a \
      cache, and behind it lies durable state.
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        retention:
          run_index: «3h»
        """,
        "a run can be found for 3h, and it may wait for 2h30m in the queue and then hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          queue:
            depth: 5
          retention:
            run_index: 3h1m
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
        retention:
          run_index: «30m»
        """,
        "a run can be found for 30m, and it may hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          retention:
            run_index: 31m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        retention:
          run_index: 3h1ms
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let index = policy[.retentionRunIndex], let occupancy = Occupancy(policy), let life = occupancy.longestLife,
      index.value <= life
    else { return }
    report.emit(
      "a run can be found for \(index.value), and it may \(occupancy.lifeInWords)",
      in: policy, about: [index] + occupancy.queueReadings,
      remedies: [.set(index, to: life.nextLonger)],
      help: ["raise retention.run_index above \(life)" + (occupancy.queueWait == nil ? "" : ", or let fewer runs wait")]
    )
  }
}
