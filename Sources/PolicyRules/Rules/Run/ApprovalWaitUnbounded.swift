import PolicyDiagnostics
import PolicyModel

/// Reports waiting that nothing ends, because it stops the clock of the hard cap.
package struct ApprovalWaitUnbounded: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-wait-unbounded",
    summary: "approvals stop the hard cap's clock and no total wait bounds them",
    why: "a run that asks often enough never ends, and holds its slot all the while",
    rationale: """
      Where a program stops the cap's clock while a person is waited for (`approval_stops: inactivity-and-cap`), the \
      cap bounds only the work. Each wait may have a deadline, but nothing bounds their number: only \
      `approval.total_wait`, the bound on all waiting of a run, makes the run as a whole finite. Neither program of \
      fro-bot/agent 0.104 stops the cap's clock.
      """,
    group: .run, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "waiting for approvals stops the hard cap's clock, and there is no approval.total_wait",
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
            mode: «prompt»
          """,
        ]),
      .accepted(
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
            mode: prompt
            total_wait: 1h
          """,
        ]),
      .accepted(
        """
        approval:
          mode: prompt
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy.behaviour?.approvalStops == .inactivityAndCap, let mode = policy[.approvalMode],
      mode.value == .prompt, policy.isAbsent(.approvalTotalWait)
    else { return }
    report.emit(
      "waiting for approvals stops the hard cap's clock, and there is no approval.total_wait", in: policy,
      about: mode, notes: policy.notes(on: .approvalStops, "stops the cap's clock while a person is waited for"),
      help: "set approval.total_wait to the longest time that a run may wait for people")
  }
}
