import PolicyModel

/// A stretch of time in which an ask has no deadline, so that only a person or the hard cap ends it.
///
/// *Statement 2: no blind window.* It holds when none is found.
///
/// By its definition D is none exactly up to floor + clearance. Computed at each ask, that is the last floor + clearance
/// before the cap of every run; computed once at agent start, it is the whole run after a set-up that leaves no more.
/// Either way it begins max(0, T − floor − clearance) into the cap's clock: with the ask, or with the agent.
public struct BlindWindow: Hashable, Sendable {
  /// On the cap's clock: the first ask, or the first agent start, without a deadline.
  public let from: Duration
  /// On the cap's clock: the hard cap.
  public let until: Duration
  /// Whether it takes a set-up until `from`, and then covers the whole run.
  public let coversWholeRun: Bool
  /// Whether an ask in it is rejected at once instead of waiting.
  public let isHarmless: Bool
  private let run: RunParameters

  /// Nil when every ask has a deadline or the cap's clock stands still, and for programs without deadlines or cap.
  public init?(_ run: RunParameters) {
    guard run.mode == .prompt, !run.approvalsStopCap, run.deadline != nil, let cap = run.hardCap,
      run.someAskHasNoDeadline
    else { return nil }
    self.run = run
    from = run.blindFrom(cap: cap)
    until = cap
    coversWholeRun = run.behaviour.approvalAnchor == .runStart
    isHarmless = run.behaviour.askWithoutDeadline == .rejected
  }

  /// A run with an ask at the beginning of the window: it waits without a deadline, or is rejected at once.
  public var evidence: Evidence? {
    let ask = RunStep.event(.ask("blind"), at: coversWholeRun ? .zero : from)
    let steps = coversWholeRun ? [ask] : [.work(through: from), ask]
    return Evidence(of: run, setup: coversWholeRun ? from : .zero, steps) { record in
      guard let first = record.approvals.first else { return false }
      return first.approval.deadline == nil && (first.cause == .atOnce) == isHarmless
    }
  }
}

extension RunParameters {
  /// The first instant on the cap's clock from which not more than floor + clearance remains.
  func blindFrom(cap: Duration) -> Duration { max(.zero, cap.subtracting(blindBelow)) }
}
