import PolicyDiagnostics
import PolicyModel
import PolicySource

/// Reports a status that calls a working run stale because a heartbeat is late or missed, or because it sends none.
package struct WorkingRunShownStale: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "working-run-shown-stale",
    summary: "a run that works is shown as stale: before its first heartbeat, or when one is late or missed",
    why: "an operator takes a run that works for one that was lost, and cancels or repeats it",
    rationale: """
      A status calls a run stale once its last heartbeat is as old as `status.stale_after`. With one heartbeat lost, the \
      next one comes two intervals of `lease.heartbeat` after the last and is seen only once it is written, so that much \
      must fit with time to spare; a run that sends none is stale for as long as it works. The launch counts as the first \
      heartbeat, and the next one comes an interval after the set-up, so that a run which has waited is shown so at the \
      beginning of its work (`queued-run-shown-stale` is about the time before that). \
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
            heartbeat: 9s
          status:
            stale_after: 50s
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
    let start = SilentStart(policy, occupancy)
    let life = occupancy.map { (start.wait ?? .zero).adding($0.hold.endOfWork) }
    // A run that is over before that is never shown so.
    if let life, life < stale.value { return }
    guard let interval = heartbeat.value.duration else {
      if let life, let occupancy { reportNone(policy, heartbeat, stale, start, occupancy, life, &report) }
      return
    }
    let silence = Silence(interval: interval, before: start.beforeWork, life: life)
    if interval.times(2) >= stale.value {
      reportRhythm(policy, heartbeat, stale, start, silence, &report)
    } else if start.beforeWork.adding(interval.times(2)) >= stale.value {
      reportStart(policy, heartbeat, stale, start, silence, &report)
    }
  }

  /// For how long a run that works sends no heartbeat.
  private struct Silence {
    let interval: Duration
    /// From the launch until the agent works, at the longest.
    let before: Duration
    /// The longest life of a run; nil where nobody knows it.
    let life: Duration?

    /// From the launch until the first heartbeat after set-up.
    var onTime: Duration { limited(before.adding(interval)) }
    /// The same with that one missed.
    var missed: Duration { limited(before.adding(interval.times(2))) }

    private func limited(_ silence: Duration) -> Duration { life.map { min($0, silence) } ?? silence }

    /// Below which interval no missed heartbeat makes a run this stale; nil where none helps.
    func shorter(below stale: Duration) -> Duration? {
      let half = stale.subtracting(before).half
      return half > .zero ? half : nil
    }

    func remedies(_ heartbeat: Resolved<Limit>, _ stale: Resolved<Duration>) -> [Remedy?] {
      let shorter: Remedy? = shorter(below: stale.value).flatMap { .set(heartbeat, to: $0.nextShorter) }
      return [shorter ?? .set(stale, to: missed.nextLonger)]
    }

    func help(_ stale: Duration, _ start: SilentStart) -> String {
      let lower = shorter(below: stale).map { "lower lease.heartbeat below \($0)" }
      let raise = missed < Duration.writable.upperBound ? "raise status.stale_after above \(missed)" : nil
      let shorten = start.words.isEmpty ? nil : start.orShorten(below: stale)
      return [lower, raise, lower == nil ? shorten : nil].compactMap { $0 }.joined(separator: ", or ")
    }
  }

  /// Two intervals alone are too long.
  private func reportRhythm(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ stale: Resolved<Duration>, _ start: SilentStart,
    _ silence: Silence, _ report: inout Report
  ) {
    let interval = silence.interval
    report.emit(
      interval >= stale.value
        ? "a run that works sends a heartbeat every \(interval), and after \(stale.value) it is shown as stale"
        : "one missed heartbeat leaves a run silent for \(interval.times(2)), and after \(stale.value) it is shown as stale",
      in: policy, about: heartbeat, stale, remedies: silence.remedies(heartbeat, stale),
      help: silence.help(stale.value, start))
  }

  /// The time before the first heartbeat makes them too long.
  private func reportStart(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ stale: Resolved<Duration>, _ start: SilentStart,
    _ silence: Silence, _ report: inout Report
  ) {
    report.emit(
      "a run may \(start.words), "
        + (silence.onTime >= stale.value
          ? "its next heartbeat comes \(silence.onTime) after its launch"
          : "one missed heartbeat leaves it silent for \(silence.missed)")
        + ", and after \(stale.value) it is shown as stale",
      in: policy, about: [stale, heartbeat] + start.readings, remedies: silence.remedies(heartbeat, stale),
      help: [silence.help(stale.value, start)])
  }

  /// No heartbeat follows the launch.
  private func reportNone(
    _ policy: ResolvedPolicy, _ heartbeat: Resolved<Limit>, _ stale: Resolved<Duration>, _ start: SilentStart,
    _ occupancy: Occupancy, _ life: Duration, _ report: inout Report
  ) {
    let wait = start.wait.map { "wait in the queue for \($0) and then " } ?? ""
    let doing = start.setup > .zero ? "be set up and work" : "work"
    report.emit(
      "a run without heartbeat may \(wait)\(doing) for \(occupancy.hold.endOfWork), "
        + "and after \(stale.value) it is shown as stale", in: policy,
      about: [stale] + (occupancy.holdReadings + start.readings).map(\.reading).withoutRepetitions() + [heartbeat],
      remedies: [.set(stale, to: life.nextLonger)],
      help: ["raise status.stale_after above \(life), or let runs send heartbeats"])
  }
}
