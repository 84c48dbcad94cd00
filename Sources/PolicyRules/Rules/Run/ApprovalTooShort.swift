import PolicySource
import PolicyModel
import PolicyTimeline

/// Reports deadlines that may be shorter than a person needs to notice and answer.
package struct ApprovalTooShort: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-too-short",
    summary: "an approval may have to be answered in less than 60 seconds",
    why: "hardly anybody notices a question, understands it and answers in less than a minute",
    rationale: """
      The shortest deadline that an ask can get is decided over every instant. Where the program computes deadlines \
      when the agent starts, it is the one after the longest set-up; where it computes them at each ask, it is the \
      smaller of floor and ceiling, given to an ask that comes just before there is no deadline at all. A flat \
      deadline counts as it is, whatever approval.total_wait leaves of it. 60 seconds is the judgement of this rule, \
      and the floor that gateway 0.104 has fixed.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 119999ms
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: «30s»
            ceiling: 13m
            clearance: 30s
        """,
        "an approval may have to be answered within 59s999ms",
        fixed: """
          run:
            hard_cap: 119999ms
          approval:
            mode: prompt
            deadline:
              share: 50%
              floor: 1m
              ceiling: 13m
              clearance: 30s
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: «59s»
            clearance: 30s
        """,
        "an approval may have to be answered within 59s",
        fixed: """
          run:
            hard_cap: 30m
          approval:
            mode: prompt
            deadline:
              share: 50%
              floor: 60s
              ceiling: 1m
              clearance: 30s
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            flat: «59s»
        """,
        "an approval has to be answered within 59s",
        fixed: """
          run:
            hard_cap: 30m
          approval:
            mode: prompt
            deadline:
              flat: 1m
          """),
      .accepted(
        """
        run:
          hard_cap: 2m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 30s
            ceiling: 13m
            clearance: 30s
        """),
      .accepted(
        """
        run:
          hard_cap: 2m
        approval:
          mode: prompt
          deadline:
            share: 1%
            floor: 60s
            ceiling: 60s
            clearance: 30s
        """),
    ])

  private static let enough = Duration.seconds(60)
  /// The share of hardly any time is rounded up to this where nothing keeps a deadline longer.
  private static let instant = Duration(milliseconds: 2)

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let run = policy.runParameters, let range = DeadlineRange(run),
      range.shortest < Self.enough
    else { return }
    if let flat = policy[.approvalFlat], let deadline = flat.value.duration {
      guard deadline < Self.enough else { return }
      report.emit(
        "an approval has to be answered within \(deadline)", in: policy, about: flat,
        remedies: [.set(flat, to: Self.enough)],
        help: "set approval.deadline.flat to at least \(Self.enough)")
      return
    }
    let tooShort = [Field.approvalCeiling, .approvalFloor].filter { Self.isTooShort($0, in: policy) }
    let hasNoFloor = policy.isAbsent(.approvalFloor) && policy[.approvalCeiling]?.value != range.shortest
    let limit =
      hasNoFloor && range.shortest <= Self.instant ? "at once, as there is no floor" : "within \(range.shortest)"
    report.emit(
      "an approval may have to be answered \(limit)", in: policy,
      about: (tooShort + [.hardCap]).compactMap { policy[$0] },
      remedies: [.all(tooShort.map { Self.remedy(for: $0, in: policy) })],
      help: ["set \(Words.list(tooShort.map(\.id.path))) to at least \(Self.enough)"])
  }

  private static func remedy(for bound: Field<Duration>, in policy: ResolvedPolicy) -> Remedy? {
    policy.isAbsent(bound.id)
      ? .add(bound.id, .duration(enough), to: policy) : policy[bound].flatMap { .set($0, to: enough) }
  }

  /// Whether a bound lets deadlines be too short. No deadline is shorter than both floor and ceiling, so where one is
  /// too short, one of them is, or there is no floor.
  private static func isTooShort(_ bound: Field<Duration>, in policy: ResolvedPolicy) -> Bool {
    policy[bound].map { $0.value < enough } ?? (bound.id == .approvalFloor)
  }
}
