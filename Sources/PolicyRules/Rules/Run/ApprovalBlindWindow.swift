import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports that asks at the end of a run wait without a deadline.
package struct ApprovalBlindWindow: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-blind-window",
    summary: "an approval asked for in the last moments of a run waits without a deadline",
    why: "only the hard cap ends such a wait, and the approval is lost with the run",
    rationale: """
      An ask gets a deadline when the remaining time is longer than floor + clearance. A program that computes the \
      deadline at each ask therefore has no deadline for the last floor + clearance of every run, whatever the hard \
      cap is. Where such an ask is rejected at once, nothing is lost; where it waits, a person is asked a question \
      whose answer has hardly any time to arrive. Where an approval stops the cap's clock, the wait is bounded by \
      approval.total_wait instead. A run that is blind from its first moment after the longest set-up is reported by \
      approval-window-missing. A program without floor and clearance has no such window. gateway 0.104 computes deadlines when the agent starts, and lets such an ask wait.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        "an approval asked for in the last 1m30s of the run, from 28:30, waits without a deadline",
        files: [
          "targets/gateway.yaml": target("ask", ask: "waits"),
          "web.yaml": policy(cap: "«30m»"),
        ]),
      .rejected(
        "an approval asked for in the last 1m30s of the run, from 0:00.001, waits without a deadline",
        files: [
          "targets/gateway.yaml": target("ask", ask: "waits"),
          "web.yaml": policy(cap: "«90001ms»"),
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": target("ask", ask: "rejected"),
          "web.yaml": policy(cap: "30m"),
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": target("run-start", ask: "waits"),
          "web.yaml": policy(cap: "30m"),
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": target("ask", ask: "waits"),
          "web.yaml": policy(cap: "90s"),
        ]),
    ])

  private static func target(_ anchor: String, ask: String) -> String {
    """
    program: gateway
    surfaces: [web]
    behaviour:
      approval_anchor: \(anchor)
      ask_without_deadline: \(ask)
    """
  }

  private static func policy(cap: String) -> String {
    """
    target: gateway
    run:
      hard_cap: \(cap)
    approval:
      mode: prompt
      deadline:
        share: 50%
        floor: 60s
        ceiling: 13m
        clearance: 30s
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let terms = [policy[.approvalFloor], policy[.approvalClearance]].compactMap { $0 }
    guard policy[.approvalMode]?.value == .prompt, !terms.isEmpty, let run = policy.runParameters,
      let cap = policy[.hardCap], let blind = BlindWindow(run), !blind.coversWholeRun, !blind.isHarmless,
      MissingApprovalWindow(run) == nil, let evidence = blind.evidence
    else { return }
    report.emit(
      "an approval asked for in the last \(blind.until.subtracting(blind.from)) of the run, "
        + "from \(blind.from.onTheClock), waits without a deadline",
      in: policy, about: [cap] + terms, evidence: evidence,
      notes: policy.notes(on: .approvalAnchor, "computes the deadline at each ask")
        + policy.notes(on: .askWithoutDeadline, "lets an ask without a deadline wait")
        + (policy[.approvalFloor] == nil ? [Note("without approval.deadline.floor the shortest deadline is 1ms")] : []),
      help: [
        "let the program reject an ask that can have no deadline, or accept the finding with the reason why it cannot"
      ])
  }
}
