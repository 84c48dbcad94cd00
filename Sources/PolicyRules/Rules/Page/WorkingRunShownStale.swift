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
      must fit with time to spare; a run that sends none is stale for as long as it works. The launch counts as the first \
      heartbeat, and the next one comes an interval after the set-up (`queued-run-shown-stale` is about the time before). \
      gateway 0.104 has 30 and 60 \
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
          heartbeat: «5m»
        status:
          stale_after: 60s
        """,
        "a run that works sends a heartbeat every 5m, and after 1m it is shown as stale",
        fixed: """
          run:
            hard_cap: 30m
          lease:
            heartbeat: 29s
          status:
            stale_after: 60s
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
          setup_allowance: 30s
        lease:
          heartbeat: 10s
        status:
          stale_after: «50s»
        """,
        "a run may be set up for 30s, one missed heartbeat leaves it silent for 50s, and after 50s it is shown as stale",
        fixed: """
          run:
            hard_cap: 30m
            setup_allowance: 30s
          lease:
            heartbeat: 10s
          status:
            stale_after: 51s
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
    let occupancy = Occupancy(policy)
    let first = FirstHeartbeat(policy, occupancy)
    // A run that is stale before it works is what queued-run-shown-stale is about.
    let before = first.longest < stale.value ? first.longest : .zero
    // A run that is over before that is never shown so.
    if let occupancy, before.adding(occupancy.hold.work) < stale.value { return }
    guard let interval = heartbeat.value.duration else {
      return reportNone(policy, heartbeat, stale, before > .zero ? first : nil, &report)
    }
    if interval.times(2) >= stale.value {
      reportRhythm(policy, heartbeat, interval, stale, &report)
    } else if before.adding(interval.times(2)) >= stale.value {
      reportStart(policy, heartbeat, interval, stale, first, &report)
    }
  }

  /// Two intervals alone are too long.
  private func reportRhythm(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ interval: Duration, _ stale: Resolved<Duration>,
    _ report: inout Report
  ) {
    let silence = interval.times(2)
    report.emit(
      interval >= stale.value
        ? "a run that works sends a heartbeat every \(interval), and after \(stale.value) it is shown as stale"
        : "one missed heartbeat leaves a run silent for \(silence), and after \(stale.value) it is shown as stale",
      in: policy, about: heartbeat, stale,
      remedies: [.set(heartbeat, to: stale.value.half.nextShorter) ?? .set(stale, to: silence.nextLonger)],
      help: "lower lease.heartbeat below half of status.stale_after"
        + (silence < Duration.writable.upperBound ? ", or raise status.stale_after above \(silence)" : ""))
  }

  /// The time before the first heartbeat makes them too long.
  private func reportStart(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ interval: Duration, _ stale: Resolved<Duration>,
    _ first: FirstHeartbeat, _ report: inout Report
  ) {
    let onTime = first.longest.adding(interval)
    let missed = onTime.adding(interval)
    report.emit(
      "a run may \(first.words), "
        + (onTime >= stale.value
          ? "its first heartbeat comes after \(onTime)" : "one missed heartbeat leaves it silent for \(missed)")
        + ", and after \(stale.value) it is shown as stale",
      in: policy, about: [stale, heartbeat] + first.readings, remedies: [.set(stale, to: missed.nextLonger)],
      help: ["raise status.stale_after above \(missed), or \(first.orShorten)"])
  }

  /// No heartbeat follows the launch.
  private func reportNone(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ stale: Resolved<Duration>, _ first: FirstHeartbeat?,
    _ report: inout Report
  ) {
    guard let occupancy = Occupancy(policy) else { return }
    let work = occupancy.hold.work
    let silence = work.adding(first?.longest ?? .zero)
    let doing = first.map { "\($0.words) and work for \(work)" } ?? "work for \(work)"
    report.emit(
      "a run without heartbeat may \(doing), and after \(stale.value) it is shown as stale", in: policy,
      about: [stale] + occupancy.holdReadings + [heartbeat], remedies: [.set(stale, to: silence.nextLonger)],
      help: ["raise status.stale_after above \(silence), or let runs send heartbeats"])
  }
}
