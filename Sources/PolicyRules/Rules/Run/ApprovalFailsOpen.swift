import PolicyDiagnostics
import PolicyModel

/// Reports an approval that nobody has to give.
package struct ApprovalFailsOpen: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-fails-open",
    summary: "an ask that nobody answers is approved",
    why: "an agent that waits long enough gets whatever it asks for",
    rationale: """
      An agent asks because a person must decide. `approval.on_deadline: approve` turns silence into consent: at night, \
      in a lost connection, in a channel that nobody reads, everything is granted. An approval can only protect \
      something when its absence is a refusal.
      """,
    group: .run, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        approval:
          mode: prompt
          on_deadline: «approve»
        """,
        "an ask that nobody answers is approved",
        fixed: """
          approval:
            mode: prompt
            on_deadline: reject
          """),
      .accepted(
        """
        approval:
          mode: prompt
          on_deadline: reject
        """),
      .accepted(
        """
        approval:
          mode: auto-reject
          on_deadline: approve
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let mode = policy[.approvalMode], mode.value == .prompt, let verdict = policy[.approvalOnDeadline],
      verdict.value == .approve
    else { return }
    report.emit(
      "an ask that nobody answers is approved", in: policy, about: verdict, mode,
      remedies: [.set(verdict, to: .choice(DeadlineVerdict.reject.rawValue))],
      help: "set approval.on_deadline to reject")
  }
}
