import PolicyDiagnostics
import PolicyModel

/// Reports an acceptance whose time is over and whose finding is gone; where it is not gone, the finding itself is back.
package struct ExpiredAcceptance: AcceptanceRule {
  package static let metadata = RuleMetadata(
    id: "expired-acceptance",
    summary: "the time of an acceptance is over",
    why: "it accepts nothing any more",
    rationale: """
      `until` names the last day, in UTC, on which an acceptance holds. Afterwards a finding that it accepted is \
      reported again, with a note that says so; an acceptance whose finding is gone as well is only left over.
      """,
    group: .acceptances, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        accept:
          - rule: inactivity-outlasts-hard-cap
            reason: the window is left to the program
            until: «2026-01-31»
        """,
        "the acceptance of inactivity-outlasts-hard-cap ended on 2026-01-31",
        fixed: """
          run:
            hard_cap: 30m
          """),
      .accepted(
        """
        run:
          hard_cap: 5m
          inactivity: 10m
        accept:
          - rule: inactivity-outlasts-hard-cap
            reason: the cap is short enough to wait for
            until: 9999-12-31
        """),
    ])

  package func check(_ acceptance: Acceptance, isMatched: Bool, today: CalendarDate) -> Finding? {
    guard !isMatched, let until = acceptance.until, until.value < today else { return nil }
    let diagnostic = Diagnostic(
      id: metadata.id, severity: metadata.severity,
      message: "the acceptance of \(acceptance.rule.value) ended on \(until.value)", at: until.span,
      why: metadata.why, help: ["remove the acceptance, or write a later day"])
    // The day may be the mistake.
    return Finding(diagnostic, policies: [], remedies: [.remove(acceptance, .needsReview)])
  }
}
