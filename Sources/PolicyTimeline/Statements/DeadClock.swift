import PolicyModel

/// A clock, or a term of the deadline, that never takes effect in any run of this policy.
///
/// *Statement 7: no dead clock.* A term is dead when D is the same without it at every remaining time that a deadline is
/// computed from. Each term needs one comparison: by the lemma the share and the ceiling matter most at the longest
/// remaining time, floor and clearance at the shortest that has a deadline. So the clearance shortens a deadline only
/// where the share exceeds floor / (floor + clearance).
public struct DeadClock: Hashable, Sendable {
  /// What is dead, as the dotted name of its field.
  public enum Part: String, CaseIterable, Sendable {
    case hardCap = "run.hard_cap"
    case inactivity = "run.inactivity"
    case share = "approval.deadline.share"
    case floor = "approval.deadline.floor"
    case ceiling = "approval.deadline.ceiling"
    case clearance = "approval.deadline.clearance"
    case totalWait = "approval.total_wait"
  }

  public enum Reason: Hashable, Sendable {
    /// The hard cap is never later.
    case capComesFirst
    /// Nothing restarts the inactivity clock, and it is shorter.
    case inactivityComesFirst
    /// No ask is put to a person.
    case nobodyIsAsked
    /// An ask without an answer is always ended by the inactivity clock, which nothing restarts before its deadline.
    case silenceComesFirst
    /// The cap's clock does not stop for approvals, so that it bounds all waiting.
    case capBoundsWaiting
    /// Other terms of the deadline always decide.
    case otherTermsDecide
  }

  public let part: Part
  public let reason: Reason
  /// Whether it still decides up to which remaining time an ask has no deadline at all.
  public let movesBlindWindow: Bool

  /// All that are dead, in the order of `Part`, parts that the policy lacks included; none without a hard cap.
  public static func all(in run: RunParameters) -> [DeadClock] {
    guard let cap = run.hardCap else { return [] }
    return Part.allCases.compactMap { part in
      reason(for: part, run, cap).map { reason in
        let decidesWhetherThereIsOne = reason == .otherTermsDecide && (part == .floor || part == .clearance)
        return DeadClock(
          part: part, reason: reason, movesBlindWindow: decidesWhetherThereIsOne && run.someAskHasNoDeadline)
      }
    }
  }

  private static func reason(for part: Part, _ run: RunParameters, _ cap: Duration) -> Reason? {
    switch part {
    case .hardCap: run.silenceEndsEveryRun(before: cap) ? .inactivityComesFirst : nil
    case .inactivity: run.silenceNeverEndsARun(before: cap) ? .capComesFirst : nil
    case .totalWait: run.totalWait.flatMap { _ in totalWait(run) }
    case .share, .floor, .ceiling, .clearance: run.deadline.flatMap { term(part, of: $0, run, cap) }
    }
  }

  private static func totalWait(_ run: RunParameters) -> Reason? {
    if run.mode != .prompt { return .nobodyIsAsked }
    return run.approvalsStopCap ? nil : .capBoundsWaiting
  }

  private static func term(_ part: Part, of formula: DeadlineFormula, _ run: RunParameters, _ cap: Duration) -> Reason?
  {
    if run.mode != .prompt { return .nobodyIsAsked }
    let bound = run.approvalsStopCap ? run.totalWait : nil
    // It decides from when on the total wait is too short for an ask.
    if part == .floor, bound != nil { return nil }
    guard run.asksArePutToPeople else { return .nobodyIsAsked }
    guard let range = DeadlineRange(run) else { return nil }
    if run.silenceEndsEveryWait(before: range.shortest) { return .silenceComesFirst }
    let least = max(run.leastRemaining, formula.blindBelow.adding(Duration(milliseconds: 1)))
    return formula.isDecided(by: part, from: least, through: cap, atMost: bound) ? nil : .otherTermsDecide
  }
}

extension RunParameters {
  /// Whether the inactivity clock can never be the one that ends a run.
  ///
  /// It starts with the agent or later, and stands still whenever the cap's clock does, unless something starts it while
  /// an approval has stopped both.
  fileprivate func silenceNeverEndsARun(before cap: Duration) -> Bool {
    guard let inactivity else { return false }
    let mayRunAlone = approvalsStopCap && waitAtOnce != nil && behaviour.rearmDuringApproval == .anyActivity
    return !mayRunAlone && (inactivity > cap || inactivity == cap && behaviour.tie == .timeout)
  }

  /// Whether the inactivity clock ends every run, as nothing restarts or stops it.
  fileprivate func silenceEndsEveryRun(before cap: Duration) -> Bool {
    guard let inactivity, activity.isEmpty, behaviour.approvalStops == .nothing || waitAtOnce == nil else {
      return false
    }
    return longestSetupOnCap.adding(inactivity) < cap
  }

  /// Whether the inactivity clock ends every wait, as it runs on and nothing restarts it while an approval is open.
  fileprivate func silenceEndsEveryWait(before deadline: Duration) -> Bool {
    guard let inactivity, behaviour.approvalStops == .nothing else { return false }
    return inactivity < deadline && (behaviour.rearmDuringApproval == .lastReply || activity.isEmpty)
  }
}

extension DeadlineFormula {
  /// Whether some deadline would be another without a term; the ends of the interval are enough, by the lemma.
  fileprivate func isDecided(
    by part: DeadClock.Part, from least: Duration, through most: Duration, atMost bound: Duration?
  ) -> Bool {
    guard least <= most else { return false }
    let bound = bound ?? Duration(milliseconds: .max)
    return [least, most].contains { remaining in
      min(bound, deadline(remaining: remaining) ?? bound) != min(bound, deadline(remaining: remaining, without: part))
    }
  }

  /// The deadline without one of its terms, for a remaining time that has one.
  func deadline(remaining: Duration, without part: DeadClock.Part) -> Duration {
    let lowest = max(part == .floor ? .zero : floor, part == .share ? .zero : share(of: remaining))
    let highest = min(
      remaining.subtracting(part == .clearance ? .zero : clearance),
      part == .ceiling ? Duration(milliseconds: .max) : ceiling)
    return min(lowest, highest)
  }
}
