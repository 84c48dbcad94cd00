import PolicyDiagnostics
import PolicyModel

/// Reports a launch that, repeated, may start a second run while the first one still waits or works.
package struct IdempotencyExpiresMidRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "idempotency-expires-mid-run",
    summary: "a repeated launch is no longer recognised while the first run may still wait or work",
    why: "a page that repeats its request starts the same work a second time",
    rationale: """
      A launch that is repeated within `retention.idempotency` gives the run that it started the first time. Browsers \
      and people repeat what seems to hang, and a run may seem to for as long as it lives: in a full queue for \
      `queue.depth` times the longest time for which a run can hold its slot, and then in a slot itself; without a queue in a slot only. gateway 0.104 \
      remembers a launch for 10 minutes (fro-bot/agent eb34cd840, packages/gateway/src/web/operator/idempotency.ts 38).
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
          idempotency: «3h»
        """,
        "a repeated launch is recognised for 3h, and a run may wait for 2h30m in the queue and then hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          queue:
            depth: 5
          retention:
            idempotency: 3h1m
          """
      ),
      .rejected(
        """
        run:
          hard_cap: 30m
        retention:
          idempotency: «10m»
        """,
        "a repeated launch is recognised for 10m, and a run may hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          retention:
            idempotency: 31m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        retention:
          idempotency: 3h1ms
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let idempotency = policy[.retentionIdempotency], let occupancy = Occupancy(policy),
      let life = occupancy.longestLife, idempotency.value <= life
    else { return }
    report.emit(
      "a repeated launch is recognised for \(idempotency.value), and a run may \(occupancy.lifeInWords)",
      in: policy, about: [idempotency] + occupancy.queueReadings,
      remedies: [.set(idempotency, to: life.nextLonger)],
      help: [
        "raise retention.idempotency above \(life)" + (occupancy.queueWait == nil ? "" : ", or let fewer runs wait")
      ])
  }
}
