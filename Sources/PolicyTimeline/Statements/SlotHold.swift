import PolicyModel

/// The longest time for which a run can hold its slot.
///
/// *Statement 4: bounded.* The cap's clock fires at T whatever the agent does, so beside it only that can hold the slot
/// which this clock does not see: a set-up before it starts, or one longer than T where the cap does not abort set-up
/// (then the agent fails as it starts), and waits where an approval stops it. A run that works until the cap attains the
/// bound. Settlement after the cap (storage writes, messages) is outside the model.
package struct SlotHold: Hashable, Sendable {
  package let longest: Duration

  /// Nil when nothing bounds it: there is no hard cap, or approvals stop the cap's clock without a total wait.
  package init?(_ run: RunParameters) {
    guard let cap = run.hardCap, let waits = run.longestStandstill else { return nil }
    let setup = max(.zero, run.setupAllowance)
    let worked = cap.adding(waits)
    switch run.behaviour.hardCapStarts {
    case .agentStart: longest = setup.adding(worked)
    case .slotGrant: longest = run.behaviour.setupIsBounded ? worked : max(worked, setup)
    }
  }

  /// Q, the longest time in the queue: every run ahead holds the slot for as long as it can.
  package func queueWait(depth: Int64) -> Duration { longest.times(depth) }
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
}
