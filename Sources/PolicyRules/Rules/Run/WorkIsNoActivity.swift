import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports an inactivity window that nothing restarts which an agent does.
///
/// Where nothing at all restarts it, so that the hard cap can never take effect, `dead-clock` says so.
package struct WorkIsNoActivity: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "work-is-no-activity",
    summary: "neither text nor tool counts as activity, so work does not restart the inactivity window",
    why: "a run that works without a pause is ended as a hung one",
    rationale: """
      The inactivity window is there to end runs that hang, and `run.activity` says by what it knows that one does not. \
      An agent shows that it works by writing (`text`) and by ending tool calls (`tool`); the answer to an approval \
      (`approval-reply`) comes from a person. Without the first two the window is a second wall clock: by the run model, \
      an agent that is active at every instant is still ended when it is over.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
          inactivity: 13m
          activity: «[approval-reply]»
        approval:
          mode: prompt
        """,
        "the inactivity window of 13m ends a run that works: neither text nor tool is activity"),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: 13m
          activity: [tool, approval-reply]
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: off
          activity: [approval-reply]
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let activity = policy[.activity], activity.value.isDisjoint(with: [.text, .tool]),
      let inactivity = policy[.inactivity], let window = inactivity.value.duration,
      let cap = policy[.hardCap], window < cap.value, !isDead(cap, in: policy)
    else { return }
    report.emit(
      "the inactivity window of \(window) ends a run that works: neither text nor tool is activity", in: policy,
      about: activity, inactivity, help: "add text and tool to run.activity, or set run.inactivity to off")
  }

  private func isDead(_ cap: Resolved<Duration>, in policy: ResolvedPolicy) -> Bool {
    guard cap.origin.isPolicy, let run = policy.runParameters else { return false }
    return UnreachableClock.clocks(in: run).contains { $0.part == .hardCap }
  }
}
