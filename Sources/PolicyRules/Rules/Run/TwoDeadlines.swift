import PolicyDiagnostics
import PolicyModel
import PolicySource

/// Reports a flat deadline beside terms of a deadline that depends on what is left of the run.
package struct TwoDeadlines: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "two-deadlines",
    summary: "a flat deadline stands beside share, floor, ceiling or clearance",
    why: "an ask has one deadline, and nobody can say which of the two it is",
    rationale: """
      A program gives every ask the same deadline, `approval.deadline.flat`, or computes one from what is left of the run \
      with `share`, `floor`, `ceiling` and `clearance`. A policy after inheritance, with what its target adds, says one of \
      the two; `flat: off` says that there is none. Whatever the deadline decides is not judged before that is clear.
      """,
    group: .run, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            flat: «10m»
            ceiling: 13m
        """,
        "approval.deadline.flat of 10m and approval.deadline.ceiling of 13m say two things about the deadline"),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            flat: «off»
            share: 50%
            floor: 1m
        """,
        """
        approval.deadline.flat of off, approval.deadline.share of 50% and approval.deadline.floor of 1m say two things \
        about the deadline
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
        approval:
          mode: auto-reject
          deadline:
            flat: 10m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let flat = policy[.approvalFlat]?.reading else { return }
    let parts = [
      policy[.approvalShare]?.reading, policy[.approvalFloor]?.reading, policy[.approvalCeiling]?.reading,
      policy[.approvalClearance]?.reading,
    ]
    let terms = parts.compactMap { $0 }
    guard !terms.isEmpty else { return }
    let values = ([flat] + terms).map { "\($0.field.path) of \($0.value)" }
    report.emit(
      "\(Words.list(values)) say two things about the deadline", in: policy, about: [flat] + terms,
      help: ["keep approval.deadline.flat, or keep \(Words.list(terms.map(\.field.path)))"])
  }
}
