import PolicyModel

/// An approval that is open when the inactivity window ends the run, before the hard cap would.
///
/// *Statement 5: waiting is safe.* It holds when none is found. Where it does, where waiting stops the clock and the last
/// reply or every reply starts it afresh, an agent that shows activity at least every I outside of waiting is never failed
/// before T.
///
/// The clock must run while an approval is open. It never does where waiting stops it until the last reply. Otherwise:
/// - A clock that waiting does not stop runs on from the agent's last activity, and a clock that goes on with what it had
///   left when one of several approvals is answered can have almost nothing left. Both fire I after the agent's start in
///   a run that is silent until then, so what decides is whether an approval can be open at that instant.
/// - A clock that every reply starts anew must fire within one wait. Started with the ask, it does exactly when the wait is
///   longer than I; by the lemma the longest wait begins with a run or with its blind window.
package struct InterruptedWait: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Waiting does not stop the clock.
    case waitingCounts
    /// Activity starts the clock while an approval is open, and the agent has no reason to be active again.
    case restarted
    /// The clock goes on with what it had left when one of several approvals is answered.
    case resumed
  }

  package let reason: Reason
  /// I, the window that ends the run.
  package let inactivity: Duration
  /// w, the longest that a single ask can stay open; nil without a bound.
  package let longestWait: Duration?
  private let run: RunParameters

  /// Nil when the statement holds, and without a window or a hard cap.
  package init?(_ run: RunParameters) {
    guard run.hardCap != nil, let inactivity = run.inactivity, let wait = run.longestWait else { return nil }
    let waitStops = run.behaviour.approvalStops != .nothing
    if waitStops, run.behaviour.rearmDuringApproval == .lastReply { return nil }
    reason = !waitStops ? .waitingCounts : run.activity.contains(.approvalReply) ? .restarted : .resumed
    let isOpen = run.silentRunUntil.map { inactivity < $0 } ?? true
    guard reason == .restarted ? wait.outlasts(inactivity) : isOpen else { return nil }
    (self.inactivity, longestWait, self.run) = (inactivity, wait.length, run)
  }

  /// A run in which it happens; nil where that takes too many asks.
  package var evidence: Evidence? {
    candidates.lazy.compactMap { setup, steps in
      Evidence(of: run, setup: setup, steps) { record in
        record.outcome?.kind == .inactivityTimeout && record.approvals.contains { $0.fate == .lost }
          && (run.approvalsStopCap || record.margins.hardCap.map { $0 > .zero } ?? false)
      }
    }.first
  }

  private typealias Candidate = (setup: Duration, steps: [RunStep])

  private var candidates: [Candidate] {
    guard reason == .restarted else {
      return setups.flatMap { setup in instants(after: setup).map { (setup, steps(askingAt: $0, after: setup)) } }
    }
    guard let wait = run.longestWait else { return [] }
    let sign: RunEvent =
      run.activity.contains(.text) ? .text : run.activity.contains(.tool) ? .toolEnd : .reply("nobody", .approve)
    return [(wait.setup, wait.steps + [.event(sign, at: wait.askedAt)])]
  }

  /// No set-up, and the shortest one after which an ask has no deadline.
  private var setups: [Duration] {
    let isBlindAfterSetup = run.behaviour.approvalAnchor == .runStart && run.someAskHasNoDeadline
    return [.zero] + (isBlindAfterSetup ? [run.blindFrom(cap: run.hardCap ?? .zero)] : [])
  }

  /// When to ask in a run that is silent from its start: at once, just in time to be open when the clock fires, and at the
  /// last instant at which an ask gets a deadline.
  private func instants(after setup: Duration) -> [Duration] {
    let remaining = (run.hardCap ?? .zero).subtracting(setup)
    let open = longestWait.map { inactivity.subtracting($0).adding(.millisecond) } ?? .zero
    let last = remaining.subtracting(run.blindBelow).subtracting(.millisecond)
    let late = [inactivity.subtracting(.millisecond), inactivity, last, remaining.subtracting(.millisecond), remaining]
    return ([.zero, open] + late).filter { (.zero...remaining).contains($0) }
  }

  private func steps(askingAt instant: Duration, after setup: Duration) -> [RunStep] {
    guard reason == .resumed else { return [.event(.ask("1"), at: instant)] }
    let pair: [RunStep] = [
      .event(.ask("1"), at: instant), .event(.ask("2"), at: instant), .event(.reply("1", .approve), at: instant),
    ]
    return pair + (run.approvalsStopCap ? asks(after: instant, setup) : [])
  }

  /// Asks while the cap's clock stands still, each as the one before ends: by its deadline, or by an answer where only
  /// that leaves enough of the total wait for another one.
  private func asks(after instant: Duration, _ setup: Duration) -> [RunStep] {
    let atStart = (run.hardCap ?? .zero).subtracting(setup)
    let remaining = run.behaviour.approvalAnchor == .ask ? atStart.subtracting(instant) : atStart
    guard let deadline = run.deadline(remaining: remaining) else { return [] }
    var (steps, now, left) = ([RunStep](), instant, run.totalWait ?? Duration(milliseconds: .max))
    for number in 3...20 {
      let bound = min(deadline, left)
      let rest = left.subtracting(bound)
      let isAnswered = rest < run.shortestAsk && left > run.shortestAsk
      let wait = isAnswered ? left.subtracting(run.shortestAsk) : bound
      (now, left) = (now.adding(wait), left.subtracting(wait))
      guard left >= run.shortestAsk else { break }
      steps.append(.event(.ask(ApprovalID("\(number)")), at: now))
      if isAnswered { steps.append(.event(.reply(ApprovalID("\(number - 1)"), .approve), at: now)) }
    }
    return steps
  }
}

extension RunParameters {
  /// When the last possible wait ends, counted by the inactivity clock of a run that is silent from its start and in which
  /// it goes on while an approval is open; nil without a bound. For runs in which some ask waits.
  var silentRunUntil: Duration? {
    guard let hardCap else { return nil }
    guard approvalsStopCap else { return lastWaitUntil(cap: hardCap) }
    guard let totalWait else { return nil }
    let isAtStart = behaviour.approvalAnchor == .runStart
    let atOnce = hardCap.adding(standstill(totalWait, askingWith: isAtStart ? deadline(remaining: hardCap) : nil))
    let isBlindAfterSetup = isAtStart && leastRemaining <= blindBelow
    return isBlindAfterSetup ? max(atOnce, min(hardCap, blindBelow).adding(totalWait)) : atOnce
  }
}
