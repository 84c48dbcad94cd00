import PolicyDiagnostics
import PolicyModel

/// Reports an operator's session that ends while a run may still go on.
public struct SessionExpiresMidRun: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "session-expires-mid-run",
    summary: "the operator's web session ends while a run may still hold its slot",
    why: "an operator who only watches is logged out and can neither approve nor cancel",
    rationale: """
      An operator who starts a run and waits may do nothing that keeps the session alive. Unless \
      `session.idle_timeout` is longer than the longest time for which a run can hold its slot, the session ends \
      first, and an approval that the run asks for meets a login page. gateway 0.104 ends an idle session after 30 \
      minutes.
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
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let session = policy[.sessionIdleTimeout], let occupancy = Occupancy(policy),
      session.value <= occupancy.slotHold
    else { return }
    report.emit(
      "an idle session ends after \(session.value), and a run can hold its slot for \(occupancy.slotHold)", in: policy,
      about: [session] + occupancy.holdReadings,
      remedies: [.set(session, to: occupancy.slotHold.nextLonger)],
      help: ["raise session.idle_timeout above \(occupancy.slotHold), or shorten the run"])
  }
}
