import PolicyModel

/// A clock, or a term of the deadline, that never takes effect in any run of this policy.
///
/// *Statement 7: no dead clock.* A clock is dead when another one ends every run before it can. A term is dead when D is
/// the same without it for every remaining time up to T, or when no deadline is ever waited for.
package struct UnreachableClock: Hashable, Sendable {
  /// What is dead, as the dotted name of its field.
  package enum Part: String, CaseIterable, Sendable {
    case hardCap = "run.hard_cap"
    case inactivity = "run.inactivity"
    case firstActivity = "run.first_activity"
    case flat = "approval.deadline.flat"
    case share = "approval.deadline.share"
    case floor = "approval.deadline.floor"
    case ceiling = "approval.deadline.ceiling"
    case clearance = "approval.deadline.clearance"
    case totalWait = "approval.total_wait"

    /// The terms of the deadline's formula.
    package static let terms: [Part] = [.flat, .share, .floor, .ceiling, .clearance]
  }

  package enum Reason: Hashable, Sendable {
    /// The hard cap is never later.
    case capComesFirst
    /// Nothing restarts the inactivity clock, and it is shorter.
    case inactivityComesFirst
    /// The inactivity window is shorter, and ends every silent run.
    case windowIsShorter
    /// The mode puts no ask to a person.
    case nobodyIsAsked
    /// An ask without an answer is always ended by the inactivity clock, which nothing restarts before its deadline.
    case silenceComesFirst
    /// The cap's clock does not stop for approvals, so that it bounds all waiting.
    case capBoundsWaiting
    /// Other terms of the deadline always decide.
    case otherTermsDecide
  }

  package let part: Part
  package let reason: Reason

  /// The clocks that are dead, in the order of `Part`; none without a hard cap.
  package static func clocks(in run: RunParameters) -> [UnreachableClock] {
    guard let cap = run.hardCap else { return [] }
    let reasons: [(Part, Reason?)] = [
      (.hardCap, run.capEndsSomeRun(cap) ? nil : .inactivityComesFirst),
      (.inactivity, run.silenceEndsSomeRun(before: cap) ? nil : .capComesFirst),
      (.firstActivity, run.obstacleToFirstActivity(cap)),
      (
        .totalWait,
        run.totalWait == nil || run.waitsCount ? nil : run.mode == .prompt ? .capBoundsWaiting : .nobodyIsAsked
      ),
    ]
    return reasons.compactMap { part, reason in reason.map { UnreachableClock(part: part, reason: $0) } }
  }

  /// Those of some terms that are dead together, so that D stays the same when all of them go; in their order. None
  /// where `MissingApprovalWindow` says that no ask gets a deadline.
  ///
  /// - Parameters:
  ///   - terms: what can go, each with a value of its own.
  ///   - formula: the formula without some of them; nil where the program then has no deadlines.
  package static func terms(
    among terms: [Part], in run: RunParameters, without formula: (Set<Part>) -> DeadlineFormula?
  ) -> [UnreachableClock] {
    guard let cap = run.hardCap, let current = run.deadline else { return [] }
    func all(_ reason: Reason, _ gone: Set<Part>? = nil) -> [UnreachableClock] {
      terms.filter { gone?.contains($0) ?? true }.map { UnreachableClock(part: $0, reason: reason) }
    }
    /// Terms that can all go as far as a formula without them tells.
    func together(_ canGo: (DeadlineFormula?) -> Bool) -> Set<Part> {
      terms.reduce(into: []) { gone, term in if canGo(formula(gone.union([term]))) { gone.insert(term) } }
    }
    guard run.mode == .prompt else { return all(.nobodyIsAsked) }
    guard run.asksArePutToPeople, let range = DeadlineRange(run) else { return [] }
    if run.silenceEndsEveryWait(before: range.shortest) {
      guard run.behaviour.askWithoutDeadline == .rejected else { return all(.silenceComesFirst) }
      // What decides which asks have a deadline decides which are rejected at once.
      return all(.silenceComesFirst, together { $0?.blindBelow == current.blindBelow })
    }
    return all(
      .otherTermsDecide,
      together { rest in
        // Of a total wait the floor decides when too little is left for an ask.
        let keepsTotalWait = run.totalWait == nil || !run.approvalsStopCap || rest?.floor == current.floor
        return keepsTotalWait && current.givesSameDeadlines(as: rest, through: cap)
      })
  }
}

extension RunParameters {
  /// Whether a bound on all waiting is read.
  fileprivate var waitsCount: Bool { mode == .prompt && approvalsStopCap }

  /// Whether the inactivity clock can be the one that ends a run.
  ///
  /// It starts with the agent or later, and stands still whenever the cap's clock does, unless something starts it while
  /// an approval has stopped both: afresh, when it must fire within that wait, or with what it had left.
  fileprivate func silenceEndsSomeRun(before cap: Duration) -> Bool {
    guard let inactivity else { return true }
    var latest: Duration? = cap
    if approvalsStopCap, waitAtOnce != nil, behaviour.rearmDuringApproval == .anyActivity {
      if activity.contains(.approvalReply) {
        if longestWait?.outlasts(inactivity) ?? false { return true }
      } else {
        latest = silentRunUntil
      }
    }
    guard let latest else { return true }
    return inactivity < latest || inactivity == latest && behaviour.tie == .inactivity
  }

  /// Why a run without any sign of its agent ends by another clock.
  fileprivate func obstacleToFirstActivity(_ cap: Duration) -> UnreachableClock.Reason? {
    guard let firstActivity else { return nil }
    func comesBeforeCap(_ clock: Duration) -> Bool {
      clock.adding(behaviour.tie == .inactivity ? .zero : .millisecond) <= cap
    }
    if let inactivity, inactivity < firstActivity, comesBeforeCap(inactivity) { return .windowIsShorter }
    return comesBeforeCap(firstActivity) ? nil : .capComesFirst
  }

  /// Whether the hard cap can be the one that ends a run.
  fileprivate func capEndsSomeRun(_ cap: Duration) -> Bool {
    guard case .running(let window, let approvalsStopIt) = silenceLimit, longestSetupOnCap < cap else { return true }
    if setupThatCapOutruns != nil { return true }
    guard approvalsStopIt, !approvalsStopCap else { return false }
    return lastWaitUntil(cap: cap).adding(window) >= cap.adding(tieForSilence)
  }

  /// Whether the inactivity clock ends every wait, as it runs on and nothing restarts it while an approval is open.
  func silenceEndsEveryWait(before deadline: Duration) -> Bool {
    switch silenceLimit {
    case .waiting(let window), .running(let window, approvalsStopIt: false):
      // A flat deadline may lie behind the cap, which then ends the wait.
      window < min(deadline, hardCap ?? deadline)
    case .none, .running: false
    }
  }
}
