import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports an inactivity window that may end a run while a person is being waited for.
package struct ApprovalCutByInactivity: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-cut-by-inactivity",
    summary: "the inactivity window may end a run that waits for an approval",
    why: "an agent that waits for a person is not hung, and its approval is lost with the run",
    rationale: """
      An agent that asks has nothing to do before the answer. Where the program stops the inactivity clock until the \
      last open approval is answered, no wait is too long for it. Where the first of several answers starts the clock \
      afresh while another approval is open, or activity does, the window must not be shorter than the longest wait that \
      a single ask can have. Where an answer is no activity, it lets the clock go on with what it had left, and that can \
      be almost nothing: then no window below the hard cap is long enough. Where waiting does not stop the clock at all, \
      a window is safe only when every wait is over before it. All of it is decided over every instant of every run. In \
      gateway 0.104 any activity starts the clock again, answers included; in action 0.104 nobody is asked.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        policy(inactivity: "«5m»"),
        "an approval may wait for 13m, and activity before its answer starts the inactivity window of 5m",
        fixed: policy(inactivity: "13m")),
      .rejected(
        policy(inactivity: "«779999ms»"),
        "an approval may wait for 13m, and activity before its answer starts the inactivity window of 12m59s999ms",
        fixed: policy(inactivity: "13m")),
      .accepted(policy(inactivity: "13m")),
      .accepted(
        files: [
          "targets/gateway.yaml": target("rearm_during_approval: last-reply"),
          "web.yaml": "target: gateway\n" + policy(inactivity: "5m"),
        ]),
      .rejected(
        "waiting for an approval does not stop the inactivity window of 13m, which may end the run before the answer",
        files: [
          "targets/gateway.yaml": target("approval_stops: nothing"),
          "web.yaml": "target: gateway\n" + policy(inactivity: "«13m»"),
        ], fixed: ["web.yaml": "target: gateway\n" + policy(inactivity: "off")]),
      .rejected(
        policy(inactivity: "«20m»", activity: "text, tool"),
        "answering one of several approvals lets the inactivity window of 20m go on with what it had left, "
          + "which may end the run before the others are answered",
        fixed: policy(inactivity: "off", activity: "text, tool")),
    ])

  private static func policy(inactivity: String, activity: String = "text, tool, approval-reply") -> String {
    """
    run:
      hard_cap: 30m
      inactivity: \(inactivity)
      activity: [\(activity)]
    approval:
      mode: prompt
      deadline:
        share: 50%
        floor: 60s
        ceiling: 13m
        clearance: 30s
    """
  }

  private static func target(_ behaviour: String) -> String {
    """
    program: gateway
    surfaces: [web]
    behaviour:
      \(behaviour)
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let run = policy.runParameters, let cap = policy[.hardCap],
      let inactivity = policy[.inactivity], let wait = InterruptedWait(run)
    else { return }
    let ceiling = policy[.approvalCeiling].flatMap { $0.value == wait.longestWait ? $0 : nil }
    let flat = policy[.approvalFlat].flatMap { $0.value.duration == wait.longestWait ? $0 : nil }
    let longest: [(any Reading)?] = [ceiling, flat]
    report.emit(
      message(wait), in: policy, about: [inactivity] + longest.compactMap { $0 } + [cap], evidence: wait.evidence,
      notes: notes(wait, policy), remedies: [remedy(wait, of: inactivity, cap: cap.value)],
      help: [help(wait, run, cap: cap.value)])
  }

  private func remedy(_ wait: InterruptedWait, of inactivity: Resolved<Limit>, cap: Duration) -> Remedy? {
    guard wait.reason == .restarted else { return .set(inactivity, to: .off) }
    return wait.longestWait.flatMap { $0 < cap ? .set(inactivity, to: $0) : nil }
  }

  private func message(_ wait: InterruptedWait) -> String {
    switch wait.reason {
    case .waitingCounts:
      return "waiting for an approval does not stop the inactivity window of \(wait.inactivity), "
        + "which may end the run before the answer"
    case .restarted:
      return "an approval may wait \(wait.longestWait.map { "for \($0)" } ?? "without a bound"), "
        + "and activity before its answer starts the inactivity window of \(wait.inactivity)"
    case .resumed:
      return
        "answering one of several approvals lets the inactivity window of \(wait.inactivity) go on with what it had "
        + "left, which may end the run before the others are answered"
    }
  }

  private func notes(_ wait: InterruptedWait, _ policy: ResolvedPolicy) -> [Note] {
    switch wait.reason {
    case .waitingCounts:
      policy.notes(on: .approvalStops, "does not stop the inactivity clock while a person is waited for")
    case .restarted, .resumed:
      policy.notes(on: .rearmDuringApproval, "starts the inactivity clock while an approval is open")
    }
  }

  /// A window as long as the longest wait is enough where answers are activity, unless the cap comes before it or nothing
  /// bounds that wait.
  private func help(_ wait: InterruptedWait, _ run: RunParameters, cap: Duration) -> String {
    switch wait.reason {
    case .waitingCounts:
      return "set run.inactivity to off, or let the program stop that clock while a person is waited for"
    case .resumed:
      return "set run.inactivity to off, or let approval-reply be activity"
        + (wait.longestWait.map { $0 < cap ? " and run.inactivity at least \($0)" : "" } ?? "")
    case .restarted:
      guard let longest = wait.longestWait else { return "set approval.total_wait to at most \(wait.inactivity)" }
      return longest < cap
        ? "raise run.inactivity to at least \(longest)"
        : "set run.inactivity to off, or lower \(run.hasFlatDeadline ? "approval.deadline.flat" : "approval.deadline.ceiling") "
          + "to at most \(wait.inactivity)"
    }
  }
}
