import PolicyCompiler
import PolicyRules
import TestSupport
import Testing

/// The edges of the rules about acceptances.
@Suite struct AcceptanceBoundaryTests {
  /// `until` names the last day on which an acceptance holds.
  @Test(arguments: [("2026-06-01", 0), ("2026-06-02", 1)])
  func acceptanceExpiresAfterItsLastDay(_ today: String, _ expired: Int) {
    let example = Example.accepted(
      """
      run:
        hard_cap: 30m
      accept:
        - rule: inactivity-outlasts-hard-cap
          reason: the window is left to the program
          until: 2026-06-01
      """)
    let findings = TestProject(ExampleProject(example).files).check(on: today).findings
    #expect(findings.count { $0.id == "expired-acceptance" } == expired)
  }
}
