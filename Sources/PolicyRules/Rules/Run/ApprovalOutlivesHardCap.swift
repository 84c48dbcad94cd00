import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports that some approval's deadline lies behind the hard cap, or too close before it.
public struct ApprovalOutlivesHardCap: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "approval-outlives-hard-cap",
    summary: "an approval asked for late in a run outlives the hard cap",
    why: "the run ends while a person may still answer, and the approval is lost",
    rationale: """
      Where a program computes the deadline once, when the agent starts, every ask of the run gets the same one, \
      however late it comes. An ask is tight from the first moment at which its deadline plus the clearance lies \
      behind the cap, and lost from the first moment at which the deadline itself does. Both are decided over every \
      instant: the deadline is longest when set-up took no time, and every later ask is late too. A program that \
      computes the deadline at each ask, or stops the cap's clock while a person is waited for, has no such ask. \
      gateway 0.104 computes it when the agent starts.
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

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let run = policy.runParameters, let late = LateApproval(run),
      let cap = policy[.hardCap]
    else { return }
    let tight = "tight from \(late.tightFrom.onTheClock)"
    let defect: (message: String, evidence: Evidence)
    if let lost = late.lostEvidence {
      defect = ("outlives the hard cap of \(cap.value): \(tight), lost from \(late.lostFrom.onTheClock)", lost)
    } else if let close = late.tightEvidence {
      defect = ("ends too close to the hard cap of \(cap.value): \(tight)", close)
    } else {
      return
    }
    report.emit(
      "an approval asked for late in the run \(defect.message)", in: policy, about: cap, evidence: defect.evidence,
      notes: policy.notes(on: .approvalAnchor, "computes the deadline once, when the agent starts"),
      help: "let the program compute the deadline at each ask, or accept the finding with the reason why it cannot")
  }
}
