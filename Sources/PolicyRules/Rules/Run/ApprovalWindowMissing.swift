import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports a policy that promises to ask people, and under which no ask reaches one, or none would have a deadline.
package struct ApprovalWindowMissing: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-window-missing",
    summary: "no approval can be asked for: each ask is rejected at once, or would have no deadline",
    why: "nobody could answer an ask in time",
    rationale: """
      An ask has a deadline only while more than floor + clearance is left of the run. Where the cap's clock starts \
      before set-up, the longest set-up may leave no more than that from the first moment, and it only gets less. \
      Where an approval stops the cap's clock, an ask without a deadline is bounded by approval.total_wait instead, and \
      is rejected at once when less than the floor is left of it: no ask is put to a person under a total wait below the \
      floor. A program that rejects an ask without a deadline rejects every one where no term of approval.deadline is set.
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
      .rejected(
        "every ask is rejected at once: approval.total_wait of 30s is less than approval.deadline.floor of 1m",
        files: [
          "targets/gateway.yaml": target("approval_stops: inactivity-and-cap"),
          "web.yaml": policy(totalWait: "«30s»", floor: "1m"),
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": target("approval_stops: inactivity-and-cap"),
          "web.yaml": policy(totalWait: "1m", floor: "1m"),
        ]),
      .rejected(
        "every ask is rejected at once: no term of approval.deadline is set, so none has a deadline",
        files: [
          "targets/gateway.yaml": target("ask_without_deadline: rejected"),
          "web.yaml": "target: gateway\nrun:\n  hard_cap: 30m\napproval:\n  mode: «prompt»",
        ]),
    ])

  private static func target(_ behaviour: String) -> String {
    """
    program: gateway
    surfaces: [web]
    behaviour:
      \(behaviour)
    """
  }

  private static func policy(totalWait: String, floor: String) -> String {
    """
    target: gateway
    run:
      hard_cap: 30m
    approval:
      mode: prompt
      total_wait: \(totalWait)
      deadline:
        floor: \(floor)
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let mode = policy[.approvalMode], mode.value == .prompt, let run = policy.runParameters,
      let missing = MissingApprovalWindow(run), let cap = policy[.hardCap]
    else { return }
    switch missing {
    case .shortCap(let remaining, let blindBelow): self.report(remaining, of: cap, blindBelow, run, in: policy, &report)
    case .shortTotalWait(let totalWait, let floor):
      let values: [(any Reading)?] = [policy[.approvalTotalWait], policy[.approvalFloor]]
      report.emit(
        "every ask is rejected at once: approval.total_wait of \(totalWait) is less than approval.deadline.floor of \(floor)",
        in: policy, about: values.compactMap { $0 },
        notes: policy.notes(on: .approvalStops, "rejects an ask when less than the floor is left of the total wait"),
        help: ["raise approval.total_wait to at least \(floor)"])
    case .noDeadlines:
      let off = policy[.approvalFlat]
      let cause = off == nil ? "no term of approval.deadline is set" : "approval.deadline.flat is off"
      report.emit(
        "every ask is rejected at once: \(cause), so none has a deadline", in: policy,
        about: [mode] + [off].compactMap { $0 },
        notes: policy.notes(on: .askWithoutDeadline, "rejects an ask without a deadline"),
        help: [
          off == nil
            ? "set terms of approval.deadline, or set approval.mode to auto-reject"
            : "give approval.deadline.flat a duration, or set approval.mode to auto-reject"
        ])
    }
  }

  /// Reports a set-up that leaves too little of the hard cap.
  private func report(
    _ remaining: Duration, of cap: Resolved<Duration>, _ blindBelow: Duration, _ run: RunParameters,
    in policy: ResolvedPolicy, _ report: inout Report
  ) {
    let isAfterSetup = run.longestSetupOnCap > .zero
    let left = isAfterSetup ? "a set-up of \(run.longestSetupOnCap) leaves \(remaining) of" : "there is only"
    let hasTerms = policy[.approvalFloor] != nil || policy[.approvalClearance] != nil
    let need = hasTerms ? "and an ask needs more than \(blindBelow)" : "which is no time for an ask"
    let message = "\(left) the hard cap of \(cap.value), \(need)"
    let help = "raise run.hard_cap above \(run.longestSetupOnCap.adding(blindBelow))"
    guard isAfterSetup, let setup = policy[.setupAllowance] else {
      report.emit(message, in: policy, about: cap, help: help)
      return
    }
    report.emit(message, in: policy, about: cap, setup, help: help)
  }
}
