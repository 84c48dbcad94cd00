import PolicyDiagnostics
import PolicyModel

/// Reports a lock that is over before it is renewed, or that one missed renewal lets run out.
package struct LeaseExpiresBetweenRenewals: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "lease-expires-between-renewals",
    summary: "the lock is over before it is renewed, or as soon as one renewal is missed",
    why: "another run can take the repository from a run that is still working",
    rationale: """
      A lock that is renewed every `lease.heartbeat` lives for `lease.ttl` after each renewal, and once it is over others \
      may take it. Single renewals do get lost: a garbage collection, a slow disk, a network that blinks. With one \
      lost, the next one comes two intervals after the last; a lock that lives no longer than that is free in between. \
      In fro-bot/agent 0.104 a lock is over as soon as its age is `lease.ttl`, and the gateway renews it every 30 \
      seconds for 15 minutes (eb34cd840, packages/runtime/src/coordination/lock.ts 47-50).
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        """
        lease:
          ttl: 60s
          heartbeat: «5m»
        """,
        "the lock is renewed every 5m, and it lives for 1m",
        fixed: """
          lease:
            ttl: 60s
            heartbeat: 29s
          """),
      .rejected(
        """
        lease:
          ttl: 60s
          heartbeat: «30s»
        """,
        "one missed renewal leaves the lock without renewal for 1m, and it lives for 1m",
        fixed: """
          lease:
            ttl: 60s
            heartbeat: 29s
          """),
      .accepted(
        """
        lease:
          ttl: 60s
          heartbeat: 29999ms
        """),
      .rejected(
        """
        run:
          hard_cap: 50s
        job:
          timeout: 30m
          settle: 10s
        lease:
          ttl: 60s
          heartbeat: «5m»
        """,
        "the lock is renewed every 5m, and it lives for 1m",
        fixed: """
          run:
            hard_cap: 50s
          job:
            timeout: 30m
            settle: 10s
          lease:
            ttl: 60s
            heartbeat: 29s
          """, on: .ci),
      .accepted(
        """
        run:
          hard_cap: 59999ms
        lease:
          ttl: 60s
          heartbeat: 5m
        """),
      .accepted(
        """
        run:
          hard_cap: 50s
        job:
          timeout: 30m
          settle: 9999ms
        lease:
          ttl: 60s
          heartbeat: 5m
        """, on: .ci),
      .accepted(
        """
        lease:
          ttl: 60s
          heartbeat: off
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let heartbeat = policy[.leaseHeartbeat], let interval = heartbeat.value.duration,
      let lease = policy[.leaseTTL], interval.times(2) >= lease.value
    else { return }
    // A run that gives its lock back before the first one is over needs no renewal.
    if let hold = LockHold(policy), hold.longest < lease.value { return }
    let isAlwaysLate = interval >= lease.value
    let shorter = lease.value.half.nextShorter
    report.emit(
      isAlwaysLate
        ? "the lock is renewed every \(interval), and it lives for \(lease.value)"
        : "one missed renewal leaves the lock without renewal for \(interval.times(2)), and it lives for \(lease.value)",
      in: policy, about: heartbeat, lease,
      remedies: [.set(heartbeat, to: shorter) ?? .set(lease, to: interval.times(2).nextLonger)],
      help: "lower lease.heartbeat below half of lease.ttl"
        + (interval.times(2) < Duration.writable.upperBound ? ", or raise lease.ttl above \(interval.times(2))" : ""))
  }
}
