import PolicyModel

/// The longest time for which a run can hold its slot.
///
/// *Statement 4: bounded.* The cap's clock fires at T whatever the agent does, so beside it only that can hold the slot
/// which this clock does not see: a set-up before it starts, or one longer than T where the cap does not abort set-up
/// (then the agent fails as it starts), and waits where an approval stops it. A run that works until the cap attains the
/// bound. Settlement after the cap (storage writes, messages) is outside the model.
public struct SlotHold: Hashable, Sendable {
  public let longest: Duration
  private let run: RunParameters

  /// Nil when nothing bounds it: there is no hard cap, or approvals stop the cap's clock without a total wait.
  public init?(_ run: RunParameters) {
    guard let cap = run.hardCap, let waits = run.longestStandstill else { return nil }
    self.run = run
    let setup = max(.zero, run.setupAllowance)
    let worked = cap.adding(waits)
    switch run.behaviour.hardCapStarts {
    case .agentStart: longest = setup.adding(worked)
    case .slotGrant: longest = run.behaviour.setupIsBounded ? worked : max(worked, setup)
    }
  }

  /// Q, the longest time in the queue: every run ahead holds the slot for as long as it can.
  public func queueWait(depth: Int64) -> Duration { longest.times(depth) }

  /// A run that holds its slot so long, with at most sixteen asks.
  public var evidence: Evidence? {
    guard let cap = run.hardCap else { return nil }
    let setup = max(.zero, run.setupAllowance)
    let atOnce = run.behaviour.hardCapStarts == .agentStart ? setup : .zero
    let candidates = [
      (atOnce, run.asksUsingTotalWait(cap: cap)),
      (atOnce.adding(run.waitInBlindWindow?.setup ?? .zero), run.waitInBlindWindow?.steps ?? []),
      (setup, []),
    ]
    return candidates.lazy.compactMap { setup, asks in
      Evidence(of: run, setup: setup, asks + [.work(through: longest)]) { record in
        record.outcome?.kind == .timeout && record.outcome?.at.adding(setup) == longest
      }
    }.first
  }
}

extension RunParameters {
  /// The longest time for which approvals can make the cap's clock stand still in one run; nil without a bound.
  ///
  /// The total wait, all of which can be waited: an ask without a deadline gets what is left of it, and otherwise asks
  /// follow one another. Only an ask with less than the floor left is rejected at once, so where every deadline is
  /// shorter than the floor, the last one leaves the difference over.
  var longestStandstill: Duration? {
    guard mode == .prompt, approvalsStopCap else { return .zero }
    guard let totalWait else { return nil }
    let floor = shortestAsk
    guard totalWait >= floor else { return .zero }
    guard !someAskHasNoDeadline, let deadline = deadline(remaining: hardCap) else { return totalWait }
    return min(totalWait, totalWait.subtracting(floor).adding(deadline))
  }

  /// At most sixteen asks as the agent starts, one after the other, that use up the total wait.
  fileprivate func asksUsingTotalWait(cap: Duration) -> [RunStep] {
    guard approvalsStopCap, var left = totalWait, let deadline = deadline(remaining: cap) else { return [] }
    var (steps, now) = ([RunStep](), Duration.zero)
    for number in 1...16 where left >= shortestAsk {
      let id = ApprovalID("\(number)")
      let bound = min(deadline, left)
      let rest = left.subtracting(bound)
      // An early answer leaves enough of the total wait for another ask.
      let isCutShort = rest > .zero && rest < shortestAsk && left > shortestAsk
      let wait = isCutShort ? left.subtracting(shortestAsk) : bound
      steps += [.work(through: now), .event(.ask(id), at: now)]
      (now, left) = (now.adding(wait), left.subtracting(wait))
      if isCutShort { steps += [.work(through: now), .event(.reply(id, .approve), at: now)] }
    }
    return steps
  }
}
