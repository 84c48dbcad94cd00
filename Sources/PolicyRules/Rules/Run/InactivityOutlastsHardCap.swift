import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports an inactivity window that can never close a run because the hard cap always comes first.
package struct InactivityOutlastsHardCap: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "inactivity-outlasts-hard-cap",
    summary: "the inactivity window is not shorter than the hard cap",
    why: "a hung run would hold its slot for the whole cap",
    rationale: """
      The cap's clock starts no later than the inactivity clock, so a window as long as the cap can never fire \
      earlier, and a hung run holds its slot for the whole cap. Where waiting for an approval stops the cap's clock and \
      activity starts the inactivity clock meanwhile, a longer window can fire first; the rule is silent where some run \
      shows that.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 5m
          inactivity: «10m»
        """,
        "inactivity of 10m can never fire earlier than the hard cap of 5m"),
      .rejected(
        """
        run:
          inactivity: «30m»
          hard_cap: 30m
        """,
        "inactivity of 30m can never fire earlier than the hard cap of 30m"),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: 5m
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: off
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let cap = policy[.hardCap], let inactivity = policy[.inactivity],
      let window = inactivity.value.duration, window >= cap.value, !mayFireFirst(in: policy)
    else { return }
    report.emit(
      "inactivity of \(window) can never fire earlier than the hard cap of \(cap.value)", in: policy,
      about: inactivity, cap, help: "lower run.inactivity below \(cap.value), or raise run.hard_cap")
  }
  /// Whether the window can end a run that waits while the cap's clock stands still.
  private func mayFireFirst(in policy: ResolvedPolicy) -> Bool {
    guard policy.behaviour?.approvalStops == .inactivityAndCap, let run = policy.runParameters else { return false }
    return InterruptedWait(run) != nil
  }
}
