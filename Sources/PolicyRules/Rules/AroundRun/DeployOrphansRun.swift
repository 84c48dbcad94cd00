import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports a sweep at boot that leaves runs alone which the deploy before it has cut off.
package struct DeployOrphansRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "deploy-orphans-run",
    summary: "a deploy can cut off a run that the sweep at the next boot leaves alone",
    why: "the run counts as working until a later boot, and its repository stays locked until the lock is over",
    rationale: """
      A program that is told to stop lets runs go on for `shutdown.drain`, or until the platform kills it after \
      `shutdown.stop_grace`, and their heartbeats with them; without a drain it exits at once, and so may gateway 0.104 where every run at work came out of its queue, for which its drain does not wait (packages/gateway/src/program.ts 929, execute/run.ts 1170-1220). At its next boot it looks once for runs that were left behind, \
      and takes those whose last heartbeat is older than `recovery.older_than`, because a younger one may belong to a \
      run that another instance works on. A deploy takes less than that: the heartbeat is as old as \
      `shutdown.restart_gap`, and no sweep comes before the next boot. A run sends a heartbeat as it is launched, and one \
      every `lease.heartbeat` once its set-up is over. gateway 0.104 drains for 25 seconds, sweeps once, after its \
      login to Discord, and takes heartbeats older than 60 seconds (fro-bot/agent eb34cd840, \
      packages/gateway/src/program.ts 923 and 941, packages/runtime/src/coordination/run-state.ts 254). Without a \
      `shutdown.restart_gap` the program may be back at once.
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        lease:
          ttl: 15m
          heartbeat: 30s
        shutdown:
          drain: 25s
          restart_gap: 5s
        recovery:
          older_than: «60s»
        """,
        "at boot the last heartbeat of a run that a deploy cut off may be 5s old, and the sweep takes those older than 1m"
      ),
      .rejected(
        """
        run:
          hard_cap: 30m
        lease:
          heartbeat: 30s
        shutdown:
          drain: 25s
          restart_gap: 60s
        recovery:
          older_than: «60s»
        """,
        "at boot the last heartbeat of a run that a deploy cut off may be 1m old, and the sweep takes those older than 1m"
      ),
      .accepted(
        """
        run:
          hard_cap: 30m
        lease:
          heartbeat: 30s
        shutdown:
          drain: 25s
          restart_gap: 60001ms
        recovery:
          older_than: 60s
        """),
      .rejected(
        """
        run:
          hard_cap: 30m
        lease:
          heartbeat: 30s
        shutdown:
          stop_grace: 90s
        recovery:
          older_than: «60s»
        """,
        "at boot the last heartbeat of a run that a deploy cut off may be 0s old, and the sweep takes those older than 1m"
      ),
      .accepted(
        """
        run:
          hard_cap: 25s
        lease:
          heartbeat: 30s
        shutdown:
          drain: 25s
        recovery:
          older_than: 60s
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let older = policy[.recoveryOlderThan], let heartbeat = policy[.leaseHeartbeat],
      let shutdown = Shutdown(policy), let occupancy = Occupancy(policy),
      let orphan = OrphanedRun(
        occupancy.hold, exitDelay: shutdown.exitDelay, heartbeat: heartbeat.value.duration, gap: shutdown.gap),
      orphan.ageAtBoot <= older.value
    else { return }
    let lease = policy[.leaseTTL]
    report.emit(
      "at boot the last heartbeat of a run that a deploy cut off may be \(orphan.ageAtBoot) old, "
        + "and the sweep takes those older than \(older.value)",
      in: policy, about: [older] + shutdown.readings + [heartbeat] + [lease].compactMap { $0 },
      notes: lease.map { [Note("the repository stays locked until \($0.value) after that heartbeat")] } ?? [],
      help: [
        "let more than \(older.value.subtracting(orphan.ageAtExit)) pass between exit and boot, "
          + "and state it as shutdown.restart_gap"
      ])
  }
}
