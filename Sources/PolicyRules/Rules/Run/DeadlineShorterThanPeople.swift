import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports deadlines that may be shorter than the people who answer need.
package struct DeadlineShorterThanPeople: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "deadline-shorter-than-people",
    summary: "people may answer later than the shortest deadline of an approval",
    why: "an answer that would come finds its ask closed",
    rationale: """
      `approval.answered_within` is a statement about people: whoever answers an ask on this surface does so within this \
      time. The shortest deadline that an ask can get is decided over every instant of a run: the one after the longest \
      set-up where the program computes it when the agent starts, the smaller of floor and ceiling where it computes it at \
      each ask, the one of all asks where it is flat, whatever approval.total_wait leaves of it. Asks without a deadline are not meant.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          answered_within: «15m»
          deadline:
            flat: 10m
        """,
        "people may need 15m to answer, and an approval may be open for no longer than 10m"),
      .accepted(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          answered_within: 10m
          deadline:
            flat: 10m
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
        approval:
          mode: auto-reject
          answered_within: 15m
          deadline:
            flat: 10m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let people = policy[.approvalAnsweredWithin],
      let run = policy.runParameters, let range = DeadlineRange(run)
    else { return }
    let shortest = policy[.approvalFlat]?.value.duration ?? range.shortest
    guard people.value > shortest else { return }
    let parts: [(any Reading)?] = [
      people, policy[.approvalFlat], policy[.approvalShare], policy[.approvalFloor], policy[.approvalCeiling],
      policy[.approvalClearance],
    ]
    report.emit(
      "people may need \(people.value) to answer, and an approval may be open for no longer than \(shortest)",
      in: policy,
      about: parts.compactMap { $0 },
      help: ["let every deadline be at least \(people.value), or let people be told sooner"])
  }
}
