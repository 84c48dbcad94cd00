import PolicyDiagnostics
import PolicyModel

/// Reports a lock that is never renewed and may run out while the run still works.
package struct LeaseExpiresMidRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "lease-expires-mid-run",
    summary: "the lock is never renewed and runs out while a run may still hold it",
    why: "a second run can take the same repository while the first one still writes to it",
    rationale: """
      A lock that is renewed lives as long as its holder. One that is not (`lease.heartbeat: off`) lives for \
      `lease.ttl`, whatever its holder does, so it must be longer than the longest time for which a run can hold its \
      slot, set-up included, and in a job than what the step still does when the run has ended (`job.settle`). In \
      fro-bot/agent 0.104 the gateway renews its lock; the action does not, and holds a lock of 15 minutes from before \
      its set-up until after its clean-up (eb34cd840, src/harness/run.ts 94 to 201).
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
        "a run can hold its lock for 30m, and the lock is over after 30m without renewal",
        fixed: """
          run:
            hard_cap: 30m
          lease:
            ttl: 31m
            heartbeat: off
          """),
      .rejected(
        "a run can hold its lock for 20m, and the lock is over after 15m without renewal",
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
      .rejected(
        """
        run:
          hard_cap: 20m
        job:
          timeout: 30m
          settle: 2m
        lease:
          ttl: «22m»
          heartbeat: off
        """,
        "a run can hold its lock for 22m, and the lock is over after 22m without renewal",
        fixed: """
          run:
            hard_cap: 20m
          job:
            timeout: 30m
            settle: 2m
          lease:
            ttl: 23m
            heartbeat: off
          """, on: .ci),
      .accepted(
        """
        run:
          hard_cap: 20m
        job:
          timeout: 30m
          settle: 119999ms
        lease:
          ttl: 22m
          heartbeat: off
        """, on: .ci),
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

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let heartbeat = policy[.leaseHeartbeat], heartbeat.value == .off, let lease = policy[.leaseTTL],
      let hold = LockHold(policy), hold.longest >= lease.value
    else { return }
    report.emit(
      "a run can hold its lock for \(hold.longest), and the lock is over after \(lease.value) without renewal",
      in: policy, about: [lease] + hold.readings + [heartbeat],
      remedies: [.set(lease, to: hold.longest.nextLonger)],
      help: ["renew the lock with lease.heartbeat, raise lease.ttl above \(hold.longest), or shorten the run"])
  }
}
