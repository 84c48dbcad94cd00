import PolicyModel

extension DeadClock {
  /// The run in which it would be most likely to take effect, and does not.
  ///
  /// - Parameter run: the policy in which it is dead.
  public func evidence(in run: RunParameters) -> Evidence? {
    let ask = RunStep.event(.ask("dead"), at: .zero)
    return switch reason {
    case .capComesFirst: Evidence(of: run, []) { $0.outcome?.kind == .timeout }
    case .inactivityComesFirst: Evidence(of: run, []) { $0.outcome?.kind == .inactivityTimeout }
    case .nobodyIsAsked: Evidence(of: run, [ask]) { $0.approvals.first?.cause == .atOnce }
    case .capBoundsWaiting: Evidence(of: run, [ask]) { $0.outcome != nil }
    case .silenceComesFirst:
      Evidence(of: run, [ask]) { $0.outcome?.kind == .inactivityTimeout && $0.approvals.first?.fate == .lost }
    case .otherTermsDecide: askDecidedByOthers(in: run)
    }
  }

  /// The ask for which a term matters most: the first one of a run for what shortens long deadlines, otherwise the one
  /// with the least remaining time.
  private func askDecidedByOthers(in run: RunParameters) -> Evidence? {
    guard let cap = run.hardCap, let formula = run.deadline else { return nil }
    let least = max(run.leastRemaining, formula.blindBelow.adding(Duration(milliseconds: 1)))
    let remaining = part == .share || part == .ceiling ? cap : min(cap, least)
    let gone = cap.subtracting(remaining)
    let isAfterSetup = run.behaviour.approvalAnchor == .runStart
    let instant = isAfterSetup ? Duration.zero : gone
    let bound = run.approvalsStopCap ? run.totalWait : nil
    let deadline = formula.deadline(remaining: remaining).map { _ in
      formula.deadline(remaining: remaining, without: part)
    }
    let expected = [bound, deadline].compactMap { $0 }.min()
    let steps = [RunStep.work(through: instant), .event(.ask("dead"), at: instant)]
    return Evidence(of: run, setup: isAfterSetup ? gone : .zero, steps) { record in
      record.approvals.first?.approval.deadline?.subtracting(instant) == expected
    }
  }
}
