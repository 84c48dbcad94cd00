import PolicyDiagnostics
import PolicyModel

/// Reports a lock that one missed renewal makes look abandoned.
package struct HeartbeatMissesStale: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "heartbeat-misses-stale",
    summary: "one missed heartbeat of the lock makes it look abandoned",
    why: "after one lost renewal another run takes the repository from a run that is still working",
    rationale: """
      Some programs take a lock over once it has not been renewed for `lease.stale_after`, whatever its holder does: the \
      npm package proper-lockfile calls a lock stale by the age of its file (node-proper-lockfile, README, design). Single \
      renewals do get lost: a garbage collection, a slow disk, a network that blinks. With one heartbeat lost, the next \
      one comes two intervals after the last; that much must fit into `lease.stale_after`. gateway 0.104 has no such \
      age: others may take its lock only when `lease.ttl` is over, which `lease-expires-between-renewals` is about.
      """,
    group: .aroundRun, severity: .error,
    examples: [
      .rejected(
        """
        lease:
          heartbeat: «30001ms»
          stale_after: 60s
        """,
        "one missed heartbeat leaves the lock without renewal for 1m2ms, and it is taken for abandoned after 1m",
        fixed: """
          lease:
            heartbeat: 30s
            stale_after: 60s
          """),
      .accepted(
        """
        lease:
          heartbeat: 30s
          stale_after: 60s
        """),
      .accepted(
        """
        lease:
          heartbeat: off
          stale_after: 60s
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let heartbeat = policy[.leaseHeartbeat], let interval = heartbeat.value.duration,
      let stale = policy[.leaseStaleAfter], interval.times(2) > stale.value
    else { return }
    report.emit(
      "one missed heartbeat leaves the lock without renewal for \(interval.times(2)), "
        + "and it is taken for abandoned after \(stale.value)",
      in: policy, about: heartbeat, stale,
      remedies: [.set(heartbeat, to: stale.value.half) ?? .set(stale, to: interval.times(2))],
      help:
        "lower lease.heartbeat to half of lease.stale_after, or raise lease.stale_after to at least \(interval.times(2))"
    )
  }
}
