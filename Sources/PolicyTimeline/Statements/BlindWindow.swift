import PolicyModel

/// A stretch of time in which an ask has no deadline, so that only a person or the hard cap ends it.
///
/// *Statement 2: no blind window.* It holds when none is found.
///
/// By its definition D is none exactly up to floor + clearance. Computed at each ask, that is the last floor + clearance
/// before the cap of every run; computed once at agent start, it is the whole run after a set-up that leaves no more.
/// Either way it begins max(0, T − floor − clearance) into the cap's clock: with the ask, or with the agent.
package struct BlindWindow: Hashable, Sendable {
  /// On the cap's clock: the first ask, or the first agent start, without a deadline.
  package let from: Duration
  /// On the cap's clock: the hard cap.
  package let until: Duration
  /// Whether it takes a set-up until `from`, and then covers the whole run.
  package let coversWholeRun: Bool
  /// Whether an ask in it is rejected at once instead of waiting.
  package let isHarmless: Bool
  private let run: RunParameters

  /// Nil when every ask has a deadline or the cap's clock stands still, and for programs without deadlines or cap.
  package init?(_ run: RunParameters) {
    guard run.mode == .prompt, !run.approvalsStopCap, run.deadline != nil, let cap = run.hardCap,
      run.someAskHasNoDeadline
    else { return nil }
    self.run = run
    from = run.blindFrom(cap: cap)
    until = cap
    coversWholeRun = run.behaviour.approvalAnchor == .runStart
    isHarmless = run.behaviour.askWithoutDeadline == .rejected
  }

  /// A run with the first ask in the window that the cap finds open; nil when the inactivity window ends every such run
  /// before it. Where it is harmless, one with an ask that is rejected at once.
  package var evidence: Evidence? {
    guard let ask = run.firstAskOpenAtCap(from: from, setup: coversWholeRun ? from : .zero) else { return nil }
    return Evidence(of: run, setup: ask.setup, run.steps(to: ask, "blind")) { record in
      guard let blind = record.approvals.first(where: { $0.approval.id == "blind" }) else { return false }
      if isHarmless { return blind.cause == .atOnce }
      return blind.approval.deadline == nil && blind.fate == .lost && record.outcome?.kind == .timeout
    }
  }
}

extension RunParameters {
  /// The first instant on the cap's clock from which not more than floor + clearance remains.
  func blindFrom(cap: Duration) -> Duration { max(.zero, cap.subtracting(blindBelow)) }
}
