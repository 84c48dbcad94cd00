import PolicyDiagnostics
import PolicyModel

/// Reports an acceptance that matches no finding of any policy that has it.
package struct UnusedAcceptance: AcceptanceRule {
  package static let metadata = RuleMetadata(
    id: "unused-acceptance",
    summary: "an acceptance matches nothing",
    why: "it would silently accept the finding if it ever came back",
    rationale: """
      An acceptance states that a known defect is lived with, and why. When the defect is gone, the statement is \
      untrue, and the next such defect would pass unseen. In a project with language errors nothing is called unused, \
      since a rule may be silent only because it could not read a value.
      """,
    group: .acceptances, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        accept:
          - rule: «inactivity-outlasts-hard-cap»
            reason: the window is left to the program
        """,
        "inactivity-outlasts-hard-cap is accepted here but not found",
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
        """),
    ])

  package func check(_ acceptance: Acceptance, isMatched: Bool, today: CalendarDate) -> Finding? {
    guard !isMatched, acceptance.holds(on: today) else { return nil }
    let diagnostic = Diagnostic(
      id: metadata.id, severity: metadata.severity,
      message: "\(acceptance.rule.value) is accepted here but not found", at: acceptance.rule.span,
      why: metadata.why, help: ["remove the acceptance"])
    return Finding(diagnostic, policies: [], remedies: [.remove(acceptance, .safe)])
  }
}
