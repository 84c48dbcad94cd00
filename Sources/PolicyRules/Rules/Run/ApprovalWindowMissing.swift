import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports a hard cap that set-up may use up so far that no ask would have a deadline.
public struct ApprovalWindowMissing: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "approval-window-missing",
    summary: "the hard cap leaves no time in which an approval could be asked for",
    why: "no ask would have a deadline, so nobody could answer one in time",
    rationale: """
      An ask has a deadline only while more than floor + clearance is left of the run. Where the cap's clock starts \
      before set-up, the longest set-up may leave no more than that from the first moment, and it only gets less. \
      Where an approval stops the cap's clock, an ask without a deadline is bounded by approval.total_wait instead.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: «5m»
          setup_allowance: 4m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: 13m
            clearance: 30s
        """,
        "a set-up of 4m leaves 1m of the hard cap of 5m, and an ask needs more than 1m30s"),
      .accepted(
        """
        run:
          hard_cap: 10m
          setup_allowance: 4m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: 13m
            clearance: 30s
        """),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let run = policy.runParameters,
      let missing = MissingApprovalWindow(run), let cap = policy[.hardCap]
    else { return }
    let isAfterSetup = run.longestSetupOnCap > .zero
    let left = isAfterSetup ? "a set-up of \(run.longestSetupOnCap) leaves \(missing.remaining) of" : "there is only"
    let hasTerms = policy[.approvalFloor] != nil || policy[.approvalClearance] != nil
    let need = hasTerms ? "and an ask needs more than \(missing.blindBelow)" : "which is no time for an ask"
    let message = "\(left) the hard cap of \(cap.value), \(need)"
    let help = "raise run.hard_cap above \(run.longestSetupOnCap.adding(missing.blindBelow))"
    guard isAfterSetup, let setup = policy[.setupAllowance] else {
      report.emit(message, in: policy, about: cap, help: help)
      return
    }
    report.emit(message, in: policy, about: cap, setup, help: help)
  }
}
