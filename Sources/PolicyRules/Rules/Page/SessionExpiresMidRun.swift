import PolicyDiagnostics
import PolicyModel

/// Reports an operator's session that ends while a run may still go on.
package struct SessionExpiresMidRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "session-expires-mid-run",
    summary: "the operator's web session ends while a run may still wait or work",
    why: "an operator who only watches is logged out and can neither approve nor cancel",
    rationale: """
      An operator who starts a run and waits may do nothing that keeps the session alive. From its launch a run may \
      first wait in a full queue, `queue.depth` times the longest time for which a run can hold its slot, and then hold \
      a slot itself; without a queue it only holds a slot. Unless `session.idle_timeout` is longer, the session ends \
      first, and an approval that the run asks for meets a login page. gateway 0.104 ends an idle session after 30 \
      minutes (fro-bot/agent eb34cd840, packages/gateway/src/web/auth/session.ts 38).
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        session:
          idle_timeout: «30m»
        """,
        "an idle session ends after 30m, and a run can hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          session:
            idle_timeout: 31m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        session:
          idle_timeout: 30m1ms
        """),
      .rejected(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        session:
          idle_timeout: «3h»
        """,
        "an idle session ends after 3h, and a run can wait for 2h30m in the queue and then hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          queue:
            depth: 5
          session:
            idle_timeout: 3h1m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        session:
          idle_timeout: 3h1ms
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let session = policy[.sessionIdleTimeout], let occupancy = Occupancy(policy),
      let life = occupancy.longestLife, session.value <= life
    else { return }
    report.emit(
      "an idle session ends after \(session.value), and a run can \(occupancy.lifeInWords)", in: policy,
      about: [session] + occupancy.queueReadings, remedies: [.set(session, to: life.nextLonger)],
      help: ["raise session.idle_timeout above \(life), or \(occupancy.orShorten)"])
  }
}
