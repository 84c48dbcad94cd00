import PolicySource
import PolicyModel

/// The time that an agent has for work whatever people do: what asks that nobody answers leave of the cap.
///
/// *Statement 6: guaranteed working time.* Asks one after the other, each as the one before ends, leave the least: an ask
/// that comes later, or in another's wait, waits no longer (by the lemma neither D(x) nor x − D(x) decreases with x).
/// - Deadline computed once: each takes D(R). Where D(R) is none the first takes the whole run, or nothing when it is
///   rejected at once.
/// - Computed at each ask: each leaves f(x) = x − D(x) of the remaining x, until D is none.
///   An ask for which D is none and that waits takes floor + clearance if the agent works until then, and the last of
///   the asks does that best, as f never grows. One that is rejected at once takes nothing; but an ask that comes 1 ms
///   before the blind window, in the wait of another, outlives that wait when it ends within the window.
/// - A flat deadline F, wherever it is computed, leaves max(0, R − k·F).
/// - Where the cap's clock stands still, and where nobody is asked, nothing is lost.
package struct GuaranteedWork: Hashable, Sendable {
  private let run: RunParameters
  private let cap: Duration

  /// Nil without a hard cap, as then nothing ends the work.
  package init?(_ run: RunParameters) {
    guard let cap = run.hardCap else { return nil }
    (self.run, self.cap) = (run, cap)
  }

  /// R: what a set-up leaves of the cap.
  package func remaining(afterSetup setup: Duration) -> Duration {
    let onCap = run.behaviour.hardCapStarts == .slotGrant ? max(.zero, setup) : .zero
    return max(.zero, cap.subtracting(onCap))
  }

  /// The least that a number of asks leaves of the cap after a set-up; for negative numbers as for none.
  package func duration(asks: Int64, afterSetup setup: Duration) -> Duration {
    let remaining = remaining(afterSetup: setup)
    guard asks > 0, run.mode == .prompt, !run.approvalsStopCap else { return remaining }
    switch run.behaviour.approvalAnchor {
    case .runStart:
      guard let deadline = run.deadline(remaining: remaining) else { return waits ? .zero : remaining }
      return max(.zero, remaining.subtracting(deadline.times(asks)))
    case .ask:
      let beforeLast = run.left(of: remaining, afterAsks: asks - 1)
      let afterLast = run.left(of: beforeLast, afterAsks: 1)
      if run.hasFlatDeadline { return afterLast }
      if waits { return min(afterLast, max(.zero, beforeLast.subtracting(run.blindBelow))) }
      let isOneTooMany = remaining > run.blindBelow && beforeLast <= run.blindBelow
      return isOneTooMany ? min(afterLast, run.left(of: lastWithDeadline, afterAsks: 1)) : afterLast
    }
  }

  /// The least remaining time for which an ask has a deadline.
  private var lastWithDeadline: Duration { run.blindBelow.adding(Duration(milliseconds: 1)) }

  private var waits: Bool { run.behaviour.askWithoutDeadline == .waits }
}

extension RunParameters {
  /// f applied again and again: what asks that nobody answers leave, each with a deadline computed as it comes.
  ///
  /// Asks in a row with the same deadline are one step, so that the cost does not grow with their number.
  fileprivate func left(of remaining: Duration, afterAsks asks: Int64) -> Duration {
    var (left, asks) = (remaining, asks)
    while asks > 0, left > .zero, let deadline = deadline(remaining: left) {
      let alike = asksAlike(deadline, remaining: left, atMost: asks)
      left = left.subtracting(deadline.times(alike))
      asks -= alike
    }
    return max(.zero, left)
  }

  /// How many asks in a row get the same deadline as the first; by the lemma they are its neighbours.
  private func asksAlike(_ deadline: Duration, remaining: Duration, atMost most: Int64) -> Int64 {
    // No more of them than fit into what remains; only a flat deadline may be longer than that.
    let most = max(1, min(most, remaining.milliseconds / deadline.milliseconds))
    return (1..<most).partitionPoint { asks in
      self.deadline(remaining: remaining.subtracting(deadline.times(asks))) != deadline
    }
  }
}
