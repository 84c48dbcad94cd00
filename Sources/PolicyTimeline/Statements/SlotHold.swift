import PolicyModel

/// The longest time for which a run can hold its slot.
///
/// *Statement 4: bounded.* The cap's clock fires at T whatever the agent does, so beside it only that can hold the slot
/// which this clock does not see: a set-up before it starts, or one longer than T where the cap does not abort set-up
/// (then the agent fails as it starts), and waits where an approval stops it. A run that works until the cap attains the
/// bound. Where nothing counts as activity, the inactivity window ends runs earlier: I after the agent's start, and later
/// only by the waits that stop that clock. Settlement after the cap (storage writes, messages) is outside the model.
package struct SlotHold: Hashable, Sendable {
  package let longest: Duration
  /// The longest set-up, whether an agent starts after it or not.
  package let longestSetup: Duration
  /// The longest set-up after which an agent starts.
  package let setup: Duration
  /// The longest time for which an agent can work after its set-up.
  package let work: Duration
  /// The latest end of an agent's work since its run got the slot.
  package let endOfWork: Duration

  /// Nil when nothing bounds it: there is no hard cap, or approvals stop the cap's clock without a total wait.
  package init?(_ run: RunParameters) {
    guard let latestEnd = run.latestEnd else { return nil }
    let allowed = max(.zero, run.setupAllowance)
    work = latestEnd
    switch run.behaviour.hardCapStarts {
    case .agentStart: (setup, endOfWork) = (allowed, allowed.adding(latestEnd))
    case .slotGrant: (setup, endOfWork) = (run.longestSetupThatStarts, latestEnd)
    }
    longestSetup = run.behaviour.setupIsBounded ? min(allowed, endOfWork) : allowed
    longest = max(endOfWork, longestSetup)
  }

  /// Q, the longest time in the queue: every run ahead holds the slot for as long as it can.
  package func queueWait(depth: Int64) -> Duration { longest.times(depth) }
}

extension RunParameters {
  /// The latest end of a run since its cap's clock began, for a set-up after which the agent starts with some of the cap
  /// left; nil without a bound.
  fileprivate var latestEnd: Duration? {
    guard let cap = hardCap, let standstill = longestStandstill else { return nil }
    guard case .running(let window, let approvalsStopIt) = silenceLimit else { return cap.adding(standstill) }
    let silent = longestSetupThatStarts.adding(window)
    guard approvalsStopIt, !approvalsStopCap else { return min(cap, silent).adding(standstill) }
    // Asks one after the other stop the inactivity clock from agent start until the last of them is over.
    return min(cap, max(silent, lastWaitUntil(cap: cap).adding(window)))
  }

  /// On the cap's clock, without set-up, the latest end of an ask that nobody answers; for runs in which some ask waits
  /// and the cap's clock runs on meanwhile.
  func lastWaitUntil(cap: Duration) -> Duration {
    guard behaviour.approvalAnchor == .ask, behaviour.askWithoutDeadline == .rejected else { return cap }
    let least = blindBelow.adding(.millisecond)
    return min(cap, cap.subtracting(least).adding(deadline(remaining: least) ?? .zero))
  }

  /// The longest time for which approvals can make the cap's clock stand still in one run; nil without a bound.
  var longestStandstill: Duration? {
    guard mode == .prompt, approvalsStopCap else { return .zero }
    guard let totalWait else { return nil }
    guard totalWait >= shortestAsk else { return .zero }
    return someAskHasNoDeadline ? totalWait : standstill(totalWait, askingWith: deadline(remaining: hardCap))
  }

  /// How much of the total wait can be waited when no ask gets a longer deadline than this; nil for none, which is as
  /// long as is left of the total wait.
  ///
  /// All of it: asks follow one another. Only an ask with less than the floor left is rejected at once, so where every
  /// deadline is shorter than the floor, the last one leaves the difference over.
  func standstill(_ totalWait: Duration, askingWith deadline: Duration?) -> Duration {
    min(totalWait, deadline.map { totalWait.subtracting(shortestAsk).adding($0) } ?? totalWait)
  }
}
