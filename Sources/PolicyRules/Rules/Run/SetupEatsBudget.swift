import PolicyDiagnostics
import PolicyModel

/// Reports a hard cap of which set-up may take more than a fifth.
package struct SetupEatsBudget: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "setup-eats-budget",
    summary: "set-up may take more than 20% of the hard cap",
    why: "the agent gets what is left, which is much less than the policy seems to promise",
    rationale: """
      Where the cap's clock starts when a run gets its slot (`hard_cap_starts: slot-grant`), cloning, waiting for the \
      workspace and everything else before the agent count against the cap. A fifth is the judgement of this rule: up \
      to there the cap still says about how long the agent may work. Where the clock starts with the agent, set-up \
      takes nothing from it, and the rule is silent. In gateway 0.104 it starts with the slot, and set-up takes up to 345 seconds: 330 \
      for the clone, 10 for the thread, 5 for the readiness probe.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: «30m»
          setup_allowance: 360001ms
        """,
        "set-up may take 6m1ms of the hard cap of 30m, which is more than 20%",
        fixed: """
          run:
            hard_cap: 31m
            setup_allowance: 360001ms
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
          setup_allowance: 6m
        """),
      .accepted(
        files: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: 30m
            setup_allowance: 20m
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          behaviour:
            hard_cap_starts: agent-start
          """,
        ]),
    ])

  /// The part of the cap that set-up may take: one in so many.
  private static let part: Int64 = 5

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy.behaviour?.hardCapStarts == .slotGrant, let setup = policy[.setupAllowance],
      let cap = policy[.hardCap], setup.value.times(Self.part) > cap.value
    else { return }
    report.emit(
      "set-up may take \(setup.value) of the hard cap of \(cap.value), which is more than 20%", in: policy,
      about: cap, setup, notes: policy.notes(on: .hardCapStarts, "starts the cap's clock before set-up"),
      remedies: [.set(cap, to: setup.value.times(Self.part).roundedUpToMinutes)],
      help: "raise run.hard_cap to at least \(setup.value.times(Self.part)), or make the set-up shorter")
  }
}
