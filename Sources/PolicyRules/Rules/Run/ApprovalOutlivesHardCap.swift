import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports that some approval's deadline lies behind the hard cap, or too close before it.
package struct ApprovalOutlivesHardCap: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-outlives-hard-cap",
    summary: "an approval asked for late in a run outlives the hard cap",
    why: "the run ends while a person may still answer, and the approval is lost",
    rationale: """
      Where a program computes the deadline once, when the agent starts, every ask of the run gets the same one, \
      however late it comes. An ask is tight from the first moment at which its deadline plus the clearance lies \
      behind the cap, and lost from the first moment at which the deadline itself does. Both are decided over every \
      instant: the deadline is longest when set-up took no time, and every later ask is late too. A program that \
      computes the deadline at each ask, or stops the cap's clock while a person is waited for, has no such ask. \
      gateway 0.104 computes it when the agent starts. A flat deadline is as long late in a run as early, wherever it \
      is computed: every ask is lost for which less is left of the cap. Where no ask of a run has a deadline and asks \
      wait all the same, every approval is lost that is still open at the cap. An ask counts only where some run \
      reaches the cap, or the deadline, with it: where the inactivity window always ends the wait first, \
      approval-cut-by-inactivity says so.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: «30m»
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: 13m
            clearance: 30s
        """,
        "an approval asked for late in the run outlives the hard cap of 30m: tight from 16:30.001, lost from 17:00.001"),
      .rejected(
        """
        run:
          hard_cap: «30m»
        approval:
          mode: prompt
        """,
        "no approval has a deadline, and an open one outlives the hard cap of 30m: lost from 0:00"),
      .rejected(
        """
        run:
          hard_cap: «30m»
        approval:
          mode: prompt
          deadline:
            flat: 10m
        """,
        "an approval asked for late in the run outlives the hard cap of 30m: lost from 20:00.001"),
      .rejected(
        """
        run:
          hard_cap: «30m»
        approval:
          mode: prompt
          deadline:
            flat: 40m
        """,
        "every approval outlives the hard cap of 30m: each may wait for 40m"),
      .accepted(
        """
        run:
          hard_cap: 30m
        approval:
          mode: auto-reject
          deadline:
            share: 50%
            floor: 60s
            ceiling: 13m
            clearance: 30s
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let run = policy.runParameters, let late = LateApproval(run),
      let cap = policy[.hardCap]
    else { return }
    report.emit(
      message(late, run, cap.value), in: policy, about: [cap] + [policy[.approvalFlat]].compactMap { $0 },
      evidence: late.lostEvidence ?? late.tightEvidence, notes: notes(late, run, policy),
      help: [help(late, run, cap.value)])
  }

  private func notes(_ late: LateApproval, _ run: RunParameters, _ policy: ResolvedPolicy) -> [Note] {
    if !late.hasDeadline { return policy.notes(on: .askWithoutDeadline, "lets an ask without a deadline wait") }
    if run.hasFlatDeadline { return [] }
    return policy.notes(on: .approvalAnchor, "computes the deadline once, when the agent starts")
  }

  private func help(_ late: LateApproval, _ run: RunParameters, _ cap: Duration) -> String {
    if !late.hasDeadline {
      return "let asks have a deadline below \(cap), or let the program reject those that have none"
    }
    return run.hasFlatDeadline
      ? "let the program shorten a deadline to what is left of the run, or accept the finding with the reason why it cannot"
      : "let the program compute the deadline at each ask, or accept the finding with the reason why it cannot"
  }

  private func message(_ late: LateApproval, _ run: RunParameters, _ cap: Duration) -> String {
    guard let lost = late.lostFrom else {
      return "an approval asked for late in the run ends too close to the hard cap of \(cap): "
        + "tight from \(late.tightFrom.onTheClock)"
    }
    if let flat = run.deadline, flat.isFlat, flat.ceiling > cap, lost == .zero {
      return "every approval outlives the hard cap of \(cap): each may wait for \(flat.ceiling)"
    }
    let tight = late.tightFrom < lost ? "tight from \(late.tightFrom.onTheClock), " : ""
    return late.hasDeadline
      ? "an approval asked for late in the run outlives the hard cap of \(cap): \(tight)lost from \(lost.onTheClock)"
      : "no approval has a deadline, and an open one outlives the hard cap of \(cap): lost from \(lost.onTheClock)"
  }
}
