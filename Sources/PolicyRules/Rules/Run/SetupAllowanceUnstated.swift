import PolicyDiagnostics
import PolicyModel

/// Reports a policy that nobody told how long set-up may take, where every minute of it counts against something.
package struct SetupAllowanceUnstated: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "setup-allowance-unstated",
    summary: "nobody says how long set-up may take, and what stands against it is checked as if it took none",
    why: "what looks long enough for the run may be too short for the run and what lies before it",
    rationale: """
      Without `run.setup_allowance` policyc counts no set-up, and cannot know better. Where the hard cap's clock starts \
      with the agent (`hard_cap_starts: agent-start`), set-up comes on top of the cap: in the step of a job, in the life of \
      a lock that is not renewed in time, in a page's stream. Wherever it starts, set-up comes before the first heartbeat of \
      a run, so that a status (`status.stale_after`) and the sweep after a deploy (`recovery.waiting_older_than`) meet it. \
      action 0.104 bounds no part of its set-up (fro-bot/agent eb34cd840, src/harness/run.ts 70-140: tools, cache, session), \
      so its target has no number for it.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        "nobody says how long set-up may take, and job.step_timeout is checked as if it took none",
        files: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: «20m»
          job:
            step_timeout: 23m
            timeout: 75m
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          behaviour:
            hard_cap_starts: agent-start
          """,
        ]),
      .rejected(
        "nobody says how long set-up may take, and lease.ttl is checked as if it took none",
        files: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: «12m»
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          fixed:
            lease.ttl: 15m
            lease.heartbeat: off
          behaviour:
            hard_cap_starts: agent-start
          """,
        ]),
      .rejected(
        """
        run:
          hard_cap: «30m»
        status:
          stale_after: 60s
        """,
        "nobody says how long set-up may take, and status.stale_after is checked as if it took none"),
      .accepted(
        files: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: 20m
            setup_allowance: 0s
          job:
            step_timeout: 23m
            timeout: 75m
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          behaviour:
            hard_cap_starts: agent-start
          """,
        ]),
      .accepted(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: 23m
          timeout: 75m
        """, on: .ci),
    ])

  /// What must hold for as long as a run does, set-up included; the first that a policy has is named.
  private static let limits: [Field<Duration>] = [
    .jobStepTimeout, .jobTimeout, .jobCredentialLifetime, .streamMaxDuration, .sessionIdleTimeout,
    .retentionIdempotency, .retentionRunIndex, .queueStaleAfter,
  ]
  /// What set-up meets wherever the cap's clock starts.
  private static let limitsBeforeWork: [Field<Duration>] = [.statusStaleAfter, .recoveryWaitingOlderThan]

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let behaviour = policy.behaviour, policy[.setupAllowance]?.origin.kind == .neutral,
      let cap = policy[.hardCap], let limit = Self.limit(policy, behaviour)
    else { return }
    report.emit(
      "nobody says how long set-up may take, and \(limit.field.path) is checked as if it took none", in: policy,
      about: [cap, limit],
      notes: behaviour.hardCapStarts == .agentStart
        ? policy.notes(on: .hardCapStarts, "starts the cap's clock after set-up") : [],
      help: ["state it as run.setup_allowance, 0s where there is none"])
  }

  private static func limit(_ policy: ResolvedPolicy, _ behaviour: Behaviour) -> ResolvedValue? {
    if behaviour.hardCapStarts == .agentStart {
      if let limit = limits.lazy.compactMap({ policy[$0] }).first { return limit.reading }
      if let lease = policy[.leaseTTL], let heartbeat = policy[.leaseHeartbeat],
        heartbeat.value.duration.map({ $0.times(2) >= lease.value }) ?? true
      {
        return lease.reading
      }
    }
    return limitsBeforeWork.lazy.compactMap { policy[$0] }.first?.reading
  }
}
