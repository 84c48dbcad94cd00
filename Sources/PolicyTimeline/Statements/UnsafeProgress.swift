import PolicyModel

/// An agent that is active at least every I outside of waiting and is failed by the inactivity clock before T all the same.
///
/// *Statement 5: progress is safe.* It holds when none is found; it is said of windows shorter than the cap.
///
/// Time outside of waiting is what passes while no approval is open, and only activity in that time counts as the
/// agent's. A silent stretch of it that is not longer than I can be cut short only by a clock that also counts waiting,
/// so the statement holds when no ask waits, and when waiting stops the clock until the last reply. Otherwise:
/// - A reply that is no activity leaves the clock what waiting took from it, so any wait at all is too much.
/// - A reply that is activity starts the clock anew, so it must fire within a wait. Started with the ask it does exactly
///   when the wait is longer than I; by the lemma the longest wait begins with a run or with its blind window.
/// - A clock that waiting does not stop may have been started I before a wait ends. So the latest end of a wait decides,
///   and by the lemma that belongs to the latest ask.
public struct UnsafeProgress: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Neither text nor tools count as activity.
    case nothingCounts
    /// The clock goes on while an approval is open.
    case waitingCounts
    /// Activity starts the clock while an approval is open, and the agent has no reason to be active again.
    case restartedWhileWaiting
  }

  public let reason: Reason
  /// I, the window that is too short.
  public let inactivity: Duration
  /// w, the longest that a single ask can stay open; nil when none waits or without a bound.
  public let longestWait: Duration?
  /// A run in which it happens.
  public let evidence: Evidence?
  /// Whether an approval is still open when it happens there; false where waiting only shortened a later silence.
  public let endsAWait: Bool

  /// Nil when the statement holds, and without a window shorter than the hard cap.
  public init?(_ run: RunParameters) {
    guard let cap = run.hardCap, let inactivity = run.inactivity, inactivity < cap,
      let found = Self.counterexample(run, inactivity)
    else { return nil }
    (reason, self.inactivity) = (found.reason, inactivity)
    longestWait = run.longestWait?.length
    let evidence = Evidence(of: run, setup: found.setup, found.steps) { record in
      record.outcome?.kind == .inactivityTimeout && record.margins.hardCap.map { $0 > .zero } ?? false
    }
    endsAWait = evidence?.record().approvals.contains { $0.fate == .lost } ?? false
    self.evidence = evidence
  }

  private struct Counterexample {
    let reason: Reason
    var setup = Duration.zero
    let steps: [RunStep]
  }

  private static func counterexample(_ run: RunParameters, _ inactivity: Duration) -> Counterexample? {
    guard run.activity.contains(.text) || run.activity.contains(.tool) else {
      return Counterexample(reason: .nothingCounts, steps: [.event(.text, at: .zero), .event(.text, at: inactivity)])
    }
    guard run.waitAtOnce != nil else { return nil }
    if run.behaviour.approvalStops == .nothing { return waitingCounts(run, inactivity) }
    return run.behaviour.rearmDuringApproval == .anyActivity ? restarted(run, inactivity) : nil
  }

  private static func waitingCounts(_ run: RunParameters, _ inactivity: Duration) -> Counterexample? {
    let fallback: Duration? = run.activity.contains(.approvalReply) ? nil : .zero
    guard let ask = run.askOpenAfter(inactivity) ?? fallback else { return nil }
    let lastActivity = max(.zero, ask.subtracting(inactivity))
    return Counterexample(
      reason: .waitingCounts, steps: [.work(through: lastActivity), .event(.ask("wait"), at: ask)])
  }

  private static func restarted(_ run: RunParameters, _ inactivity: Duration) -> Counterexample? {
    let longest = run.longestWait.flatMap { $0.outlasts(inactivity) ? $0 : nil }
    guard let wait = longest ?? (run.activity.contains(.approvalReply) ? nil : run.waitAtOnce) else { return nil }
    let sign: RunEvent = run.activity.contains(.text) ? .text : .toolEnd
    return Counterexample(
      reason: .restartedWhileWaiting, setup: wait.setup, steps: wait.steps + [.event(sign, at: wait.askedAt)])
  }
}

extension RunParameters {
  /// An ask, without set-up, that is still open after a silence of I which began at its agent's start or I before it.
  ///
  /// Only where waiting stops no clock. Nil when every wait is over by then.
  fileprivate func askOpenAfter(_ inactivity: Duration) -> Duration? {
    guard let hardCap, let deadline = deadline(remaining: hardCap) else { return waitAtOnce?.askedAt }
    let millisecond = Duration(milliseconds: 1)
    if deadline > inactivity { return .zero }
    if behaviour.approvalAnchor == .runStart { return inactivity.subtracting(deadline).adding(millisecond) }
    let least = blindBelow.adding(millisecond)
    let latest = hardCap.subtracting(least)
    if let shortest = self.deadline(remaining: least), latest.adding(shortest) > inactivity { return latest }
    return waitInBlindWindow?.askedAt
  }
}
