import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports an inactivity window that may end a run while a person is being waited for.
public struct ApprovalCutByInactivity: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "approval-cut-by-inactivity",
    summary: "the inactivity window may end a run that waits for an approval",
    why: "an agent that waits for a person is not hung, and its approval is lost with the run",
    rationale: """
      An agent that asks has nothing to do before the answer. Where the program stops the inactivity clock until the \
      last open approval is answered, no wait is too long for it. Where activity, or the first of several answers, \
      starts the clock again while an approval is open, the window must not be shorter than the longest wait that a \
      single ask can have; the longest wait is decided over every instant of a run. Where waiting does not stop the \
      clock at all, a window is safe only when every wait is over before a silence that began before it can reach the \
      end of the window. In gateway 0.104 any activity starts the clock again; in action 0.104 nobody is asked.
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
    ])

  private static func policy(inactivity: String) -> String {
    """
    run:
      hard_cap: 30m
      inactivity: \(inactivity)
      activity: [text, tool, approval-reply]
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

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.approvalMode]?.value == .prompt, let run = policy.runParameters, let cap = policy[.hardCap],
      let inactivity = policy[.inactivity], let unsafe = UnsafeProgress(run), unsafe.endsAWait,
      let evidence = unsafe.evidence
    else { return }
    let ceiling = policy[.approvalCeiling].flatMap { $0.value == unsafe.longestWait ? $0 : nil }
    report.emit(
      message(unsafe), in: policy, about: [inactivity] + [ceiling].compactMap { $0 } + [cap], evidence: evidence,
      notes: notes(unsafe, policy), remedies: [remedy(unsafe, of: inactivity, cap: cap.value)],
      help: [help(unsafe, cap: cap.value)])
  }

  private func remedy(_ unsafe: UnsafeProgress, of inactivity: Resolved<Limit>, cap: Duration) -> Remedy? {
    guard unsafe.reason == .restartedWhileWaiting else { return .set(inactivity, to: .off) }
    return unsafe.longestWait.flatMap { $0 < cap ? .set(inactivity, to: $0) : nil }
  }

  private func message(_ unsafe: UnsafeProgress) -> String {
    guard unsafe.reason == .restartedWhileWaiting else {
      return "waiting for an approval does not stop the inactivity window of \(unsafe.inactivity), "
        + "which may end the run before the answer"
    }
    let wait = unsafe.longestWait.map { "for \($0)" } ?? "without a bound"
    return "an approval may wait \(wait), and activity before its answer starts the inactivity window of "
      + "\(unsafe.inactivity)"
  }

  private func notes(_ unsafe: UnsafeProgress, _ policy: ResolvedPolicy) -> [Note] {
    unsafe.reason == .restartedWhileWaiting
      ? policy.notes(on: .rearmDuringApproval, "starts the inactivity clock while an approval is open")
      : policy.notes(on: .approvalStops, "does not stop the inactivity clock while a person is waited for")
  }

  /// A window as long as the longest wait is enough, unless the cap comes before it or nothing bounds that wait.
  private func help(_ unsafe: UnsafeProgress, cap: Duration) -> String {
    guard unsafe.reason == .restartedWhileWaiting else {
      return "set run.inactivity to off, or let the program stop that clock while a person is waited for"
    }
    guard let wait = unsafe.longestWait else { return "set approval.total_wait to at most \(unsafe.inactivity)" }
    return wait < cap
      ? "raise run.inactivity to at least \(wait)"
      : "set run.inactivity to off, or lower approval.deadline.ceiling to at most \(unsafe.inactivity)"
  }
}
