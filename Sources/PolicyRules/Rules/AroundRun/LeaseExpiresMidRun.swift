import PolicyDiagnostics
import PolicyModel

/// Reports a lock that is never renewed and may run out while the run still works.
public struct LeaseExpiresMidRun: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "lease-expires-mid-run",
    summary: "the lock is never renewed and runs out while a run may still hold its slot",
    why: "a second run can take the same repository while the first one still writes to it",
    rationale: """
      A lock that is renewed lives as long as its holder. One that is not (`lease.heartbeat: off`) lives for \
      `lease.ttl`, whatever its holder does, so it must be longer than the longest time for which a run can hold its \
      slot. In fro-bot/agent 0.104 the gateway renews its lock, the action does not, and its lock lives for 15 minutes.
      """,
    group: .aroundRun, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        lease:
          ttl: «30m»
          heartbeat: off
        """,
        "a run can hold its slot for 30m, and its lock is over after 30m without renewal",
        fixed: """
          run:
            hard_cap: 30m
          lease:
            ttl: 31m
            heartbeat: off
          """),
      .rejected(
        "a run can hold its slot for 20m, and its lock is over after 15m without renewal",
        files: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: «20m»
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          fixed:
            lease.ttl: 15m
            lease.heartbeat: off
          """,
        ]),
      .accepted(
        """
        run:
          hard_cap: 30m
        lease:
          ttl: 30m1ms
          heartbeat: off
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
        lease:
          ttl: 15m
          heartbeat: 30s
        """),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let heartbeat = policy[.leaseHeartbeat], heartbeat.value == .off, let lease = policy[.leaseTTL],
      let occupancy = Occupancy(policy), occupancy.slotHold >= lease.value
    else { return }
    report.emit(
      "a run can hold its slot for \(occupancy.slotHold), and its lock is over after \(lease.value) without renewal",
      in: policy, about: [lease] + occupancy.holdReadings + [heartbeat],
      remedies: [.set(lease, to: occupancy.slotHold.nextLonger)],
      help: ["renew the lock with lease.heartbeat, raise lease.ttl above \(occupancy.slotHold), or shorten the run"])
  }
}
