import PolicyModel

/// An ask that nobody answers, and how long it stays open.
package struct PossibleWait: Hashable, Sendable {
  /// The set-up on the cap's clock before the agent.
  let setup: Duration
  /// After agent start.
  let askedAt: Duration
  /// At least 1 ms; nil without a bound.
  package let length: Duration?

  /// An agent that works until it asks.
  var steps: [RunStep] { [.work(through: askedAt), .event(.ask("wait"), at: askedAt)] }

  package func outlasts(_ duration: Duration) -> Bool { length.map { $0 > duration } ?? true }

  func atMost(_ bound: Duration) -> PossibleWait {
    PossibleWait(setup: setup, askedAt: askedAt, length: min(length ?? bound, bound))
  }
}

extension RunParameters {
  /// The ask that comes as the agent starts, without set-up; nil when it does not wait, and then no ask does.
  ///
  /// By the lemma its deadline is the longest of all.
  var waitAtOnce: PossibleWait? {
    guard let hardCap, asksArePutToPeople else { return nil }
    let bounds = [deadline(remaining: hardCap), approvalsStopCap ? totalWait : hardCap].compactMap { $0 }
    return PossibleWait(setup: .zero, askedAt: .zero, length: bounds.min())
  }

  /// The ask without a deadline that waits longest; nil when none waits.
  ///
  /// It comes as the blind window begins, and waits until the cap, or where that stops for the whole total wait.
  var waitInBlindWindow: PossibleWait? {
    guard let hardCap, asksArePutToPeople, asksWaitWithoutDeadline, someAskHasNoDeadline else { return nil }
    let from = blindFrom(cap: hardCap)
    let length = approvalsStopCap ? totalWait : hardCap.subtracting(from)
    return behaviour.approvalAnchor == .ask
      ? PossibleWait(setup: .zero, askedAt: from, length: length)
      : PossibleWait(setup: from, askedAt: .zero, length: length)
  }

  /// w: the longest that a single ask can stay open; nil when none waits.
  ///
  /// Where waiting does not stop the inactivity clock and nothing restarts it meanwhile, that clock bounds it too.
  package var longestWait: PossibleWait? {
    guard let blind = waitInBlindWindow.map(endedBySilence) else { return waitAtOnce.map(endedBySilence) }
    guard let atOnce = waitAtOnce.map(endedBySilence), let length = atOnce.length else { return blind }
    return blind.outlasts(length) ? blind : atOnce
  }

  /// The wait, if the inactivity window ends it earlier.
  private func endedBySilence(_ wait: PossibleWait) -> PossibleWait {
    switch silenceLimit {
    case .none, .running(_, approvalsStopIt: true): return wait
    case .waiting(let window): return wait.atMost(window)
    case .running(let window, approvalsStopIt: false):
      // The window counts from agent start, and after a longer set-up that is nearer to the same instant of the cap.
      let onCap = wait.setup.adding(wait.askedAt)
      let setup = min(onCap, longestSetupThatStarts)
      let askedAt = onCap.subtracting(setup)
      return PossibleWait(setup: setup, askedAt: askedAt, length: wait.length)
        .atMost(max(.zero, window.subtracting(askedAt)))
    }
  }

  /// Whether some ask is not rejected at once: by the lemma the one that comes as the agent starts, without set-up, if
  /// any.
  var asksArePutToPeople: Bool {
    guard mode == .prompt else { return false }
    if approvalsStopCap { return totalWait.map { $0 >= shortestAsk } ?? true }
    return asksWaitWithoutDeadline || deadline(remaining: hardCap) != nil
  }

  private var asksWaitWithoutDeadline: Bool { approvalsStopCap || behaviour.askWithoutDeadline == .waits }
}
