import PolicyDiagnostics
import PolicyModel

/// Reports a sweep at boot that leaves runs alone which waited or were set up as a deploy came.
package struct DeployOrphansWaitingRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "deploy-orphans-waiting-run",
    summary: "a deploy can lose a run that waits or is set up, and the sweep at the next boot leaves it alone",
    why: "the run counts as waiting until a boot that comes late enough, and nobody will ever work on it",
    rationale: """
      A queue in memory ends with its program, however long it drains, and so does a set-up that takes longer than the drain. What is left of such a run is a record that says it \
      waits. The sweep at the next boot takes it only when it was launched longer ago than `recovery.waiting_older_than`, \
      because a younger one may wait in another instance; a run that was launched just before the deploy is as old as \
      `shutdown.restart_gap`, and no sweep comes before the next boot. In gateway 0.104 that age is 30 minutes (fro-bot/agent \
      eb34cd840, packages/runtime/src/coordination/types.ts 74 and run-state.ts 219-255).
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        shutdown:
          drain: 25s
          restart_gap: 5s
        recovery:
          waiting_older_than: «30m»
        """,
        "a run that waits as a deploy comes may be only 5s old at boot, and the sweep takes those older than 30m"),
      .rejected(
        """
        run:
          hard_cap: 30m
          setup_allowance: 25001ms
        shutdown:
          drain: 25s
          restart_gap: 5s
        recovery:
          waiting_older_than: «30s»
        """,
        "a run in set-up as a deploy comes may be only 30s old at boot, and the sweep takes those older than 30s"),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        shutdown:
          drain: 25s
          restart_gap: 30001ms
        recovery:
          waiting_older_than: 30s
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
          setup_allowance: 25s
        shutdown:
          drain: 25s
          restart_gap: 5s
        recovery:
          waiting_older_than: 30m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let older = policy[.recoveryWaitingOlderThan], let shutdown = Shutdown(policy),
      let wait = Self.youngestWait(policy, exitDelay: shutdown.exitDelay)
    else { return }
    let age = wait.ageAtExit.adding(shutdown.gap)
    guard age <= older.value else { return }
    report.emit(
      "a run \(wait.words) as a deploy comes may be only \(age) old at boot, "
        + "and the sweep takes those older than \(older.value)",
      in: policy, about: [older] + wait.readings(shutdown),
      help: [
        "let more than \(older.value.subtracting(wait.ageAtExit)) pass between exit and boot, and state it as "
          + "shutdown.restart_gap"
          + (age > Duration.writable.lowerBound ? ", or lower recovery.waiting_older_than" : "")
      ])
  }

  private struct Wait {
    let words: String
    /// The age of the youngest such run as the program exits.
    let ageAtExit: Duration
    let cause: any Reading

    /// What decides its age at boot; the drain only where the program waits for it.
    func readings(_ shutdown: Shutdown) -> [any Reading] {
      (ageAtExit > .zero ? shutdown.readings : [shutdown.restartGap].compactMap { $0 }) + [cause]
    }
  }

  /// A queued run is left behind whenever the last run at work ends; one in set-up is waited for like a working one.
  private static func youngestWait(_ policy: ResolvedPolicy, exitDelay: Duration) -> Wait? {
    if let depth = policy[.queueDepth], depth.value > 0 {
      return Wait(words: "that waits", ageAtExit: .zero, cause: depth)
    }
    guard !policy.isUnknown(.queueDepth), let setup = policy[.setupAllowance],
      SilentStart(policy, Occupancy(policy)).setup > exitDelay
    else { return nil }
    return Wait(words: "in set-up", ageAtExit: exitDelay, cause: setup)
  }
}
