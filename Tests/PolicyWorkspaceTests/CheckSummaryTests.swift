import PolicyWorkspace
import PolicyWorkspace
import Testing

@Suite("The last line of a check")
struct CheckSummaryTests {
  @Test(arguments: [
    (
      CheckSummary(policies: 3, targets: 3, errors: 2, warnings: 1, accepted: 1),
      "checked 3 policies, 3 targets: 2 errors, 1 warning (1 accepted)"
    ),
    (CheckSummary(policies: 1, targets: 1), "checked 1 policy, 1 target: no findings"),
    (CheckSummary(policies: 1, targets: 0, errors: 1), "checked 1 policy: 1 error"),
    (CheckSummary(policies: 0, targets: 2, warnings: 2), "checked 0 policies, 2 targets: 2 warnings"),
    (CheckSummary(policies: 2, targets: 1, notes: 1), "checked 2 policies, 1 target: 1 note"),
    (
      CheckSummary(policies: 2, targets: 1, notes: 2, accepted: 2), "checked 2 policies, 1 target: 2 notes (2 accepted)"
    ),
    (CheckSummary(policies: 2, targets: 1, accepted: 1), "checked 2 policies, 1 target: no findings (1 accepted)"),
    (
      CheckSummary(policies: 1, targets: 1, errors: 1_000, warnings: 1, notes: 1, accepted: 1, unshown: 70),
      "checked 1 policy, 1 target: 1000 errors, 1 warning, 1 note (1 accepted, 70 more not shown)"
    ),
    (
      CheckSummary(policies: 1, targets: 1, accepted: 1, baselined: 2, since: "main", unchanged: 3),
      "checked 1 policy, 1 target: no findings in what has changed since main (1 accepted, 2 in the baseline, 3 elsewhere)"
    ),
  ])
  func says(_ summary: CheckSummary, _ line: String) {
    #expect(summary.line == line)
  }

  @Test func neverLooksWholeWithAProblem() {
    var summary = CheckSummary(policies: 1, targets: 1)
    summary.problems = ["policies/targets: input/output error"]
    #expect(summary.line == "checked 1 policy, 1 target, not all that was asked for: no findings")
  }
}
