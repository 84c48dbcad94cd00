import PolicyDiagnostics
import PolicyModel

/// Reports a status that calls a working run stale because of one missed heartbeat, or because it sends none.
package struct WorkingRunShownStale: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "working-run-shown-stale",
    summary: "a run that works is shown as stale as soon as one heartbeat is missed",
    why: "an operator takes a run that works for one that was lost, and cancels or repeats it",
    rationale: """
      A status calls a run stale once its last heartbeat is as old as `status.stale_after`. With one heartbeat lost, the \
      next one comes two intervals of `lease.heartbeat` after the last and is seen only once it is written, so that much \
      must fit with time to spare; a run that sends none is stale for as long as it works. gateway 0.104 has 30 and 60 \
      seconds, and an age of exactly 60 seconds counts as stale, while a heartbeat is seen after a read and two writes \
      (fro-bot/agent eb34cd840, packages/gateway/src/operator-contract/run-status.ts 204, \
      packages/runtime/src/coordination/heartbeat.ts 63-107).
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        lease:
          heartbeat: «30s»
        status:
          stale_after: 60s
        """,
        "one missed heartbeat leaves a run silent for 1m, and after 1m it is shown as stale",
        fixed: """
          lease:
            heartbeat: 29s
          status:
            stale_after: 60s
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
        lease:
          heartbeat: off
        status:
          stale_after: «30m»
        """,
        "a run without heartbeat may work for 30m, and after 30m it is shown as stale",
        fixed: """
          run:
            hard_cap: 30m
          lease:
            heartbeat: off
          status:
            stale_after: 31m
          """),
      .accepted(
        """
        lease:
          heartbeat: 29999ms
        status:
          stale_after: 60s
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
        lease:
          heartbeat: off
        status:
          stale_after: 30m1ms
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let heartbeat = policy[.leaseHeartbeat], let stale = policy[.statusStaleAfter] else { return }
    guard let interval = heartbeat.value.duration else { return checkSilent(policy, heartbeat, stale, &report) }
    guard interval.times(2) >= stale.value else { return }
    // A run that is over before that is never shown so.
    if let occupancy = Occupancy(policy), occupancy.slotHold < stale.value { return }
    let shorter = stale.value.half.nextShorter
    report.emit(
      "one missed heartbeat leaves a run silent for \(interval.times(2)), and after \(stale.value) it is shown as stale",
      in: policy, about: heartbeat, stale,
      remedies: [.set(heartbeat, to: shorter) ?? .set(stale, to: interval.times(2).nextLonger)],
      help:
        "lower lease.heartbeat below half of status.stale_after, or raise status.stale_after above \(interval.times(2))"
    )
  }

  private func checkSilent(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ stale: Resolved<Duration>, _ report: inout Report
  ) {
    guard let occupancy = Occupancy(policy), occupancy.slotHold >= stale.value else { return }
    report.emit(
      "a run without heartbeat may work for \(occupancy.slotHold), and after \(stale.value) it is shown as stale",
      in: policy, about: [stale] + occupancy.holdReadings + [heartbeat],
      remedies: [.set(stale, to: occupancy.slotHold.nextLonger)],
      help: ["raise status.stale_after above \(occupancy.slotHold), or let runs send heartbeats"])
  }
}
