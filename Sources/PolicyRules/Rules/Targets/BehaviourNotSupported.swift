import PolicyDiagnostics
import PolicyModel

/// Reports a policy that insists on a behaviour which its program does not have.
package struct BehaviourNotSupported: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "behaviour-not-supported",
    summary: "a policy demands a behaviour that the target does not have",
    why: "the program goes on as it does, and every number that rests on the demand is wrong",
    rationale: """
      A demand is not a setting: nothing tells the program to behave differently. It states what the numbers of a \
      policy rest on, so that a target which behaves otherwise is refused. `approval.deadline.anchor` must equal the \
      target's `approval_anchor`; `approval.clock: stops` wants `approval_stops: inactivity-and-cap`, and `runs` \
      anything else.
      """,
    group: .targets, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        approval:
          deadline:
            anchor: «ask»
        """,
        "approval.deadline.anchor is ask, and example 1 has run-start",
        fixed: """
          approval:
            deadline:
              anchor: run-start
          """),
      .rejected(
        """
        approval:
          clock: «stops»
        """,
        "approval.clock is stops, and in example 1 the hard cap's clock runs while a person is waited for",
        fixed: """
          approval:
            clock: runs
          """),
      .rejected(
        "approval.clock is runs, and in gateway 1 the hard cap's clock stops while a person is waited for",
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            approval_stops: inactivity-and-cap
          """,
          "web.yaml": """
          target: gateway
          approval:
            clock: «runs»
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          approval:
            clock: stops
          """
        ]),
      .accepted(
        """
        approval:
          deadline:
            anchor: run-start
          clock: runs
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let behaviour = policy.behaviour, let program = policy.target?.document.title else { return }
    if let anchor = policy[.approvalAnchor], anchor.value != behaviour.approvalAnchor {
      let actual = behaviour.approvalAnchor.rawValue
      report.emit(
        "approval.deadline.anchor is \(anchor.value.rawValue), and \(program) has \(actual)", in: policy,
        about: anchor, notes: policy.notes(on: .approvalAnchor, "computes deadlines from here: \(actual)"),
        remedies: [.set(anchor, to: .choice(actual))],
        help: "write \(actual), or name a target with approval_anchor: \(anchor.value.rawValue)")
    }
    let actual: ApprovalClock = behaviour.approvalStops == .inactivityAndCap ? .stops : .runs
    if let clock = policy[.approvalClock], clock.value != actual {
      report.emit(
        "approval.clock is \(clock.value.rawValue), and in \(program) the hard cap's clock \(actual.rawValue) "
          + "while a person is waited for",
        in: policy, about: clock,
        notes: policy.notes(on: .approvalStops, "says which clocks stop: \(behaviour.approvalStops.rawValue)"),
        remedies: [.set(clock, to: .choice(actual.rawValue))],
        help: "write \(actual.rawValue), or name a target whose approval_stops suits the demand")
    }
  }
}
