import PolicyModel

/// An ask that nobody answers, and how long it stays open if no other clock ends the run.
struct PossibleWait: Hashable, Sendable {
  /// The set-up on the cap's clock before the agent.
  let setup: Duration
  /// After agent start.
  let askedAt: Duration
  /// At least 1 ms; nil without a bound.
  let length: Duration?

  /// An agent that works until it asks.
  var steps: [RunStep] { [.work(through: askedAt), .event(.ask("wait"), at: askedAt)] }

  func outlasts(_ duration: Duration) -> Bool { length.map { $0 > duration } ?? true }
}

extension RunParameters {
  /// The ask that comes as the agent starts, without set-up; nil when it does not wait, and then no ask does.
  ///
  /// By the lemma its deadline is the longest of all.
  var waitAtOnce: PossibleWait? {
    guard let hardCap, asksArePutToPeople else { return nil }
    let deadline = deadline(remaining: hardCap)
    guard deadline != nil || asksWaitWithoutDeadline else { return nil }
    let bounds = [deadline, approvalsStopCap ? totalWait : hardCap].compactMap { $0 }
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
  var longestWait: PossibleWait? {
    guard let blind = waitInBlindWindow else { return waitAtOnce }
    guard let atOnce = waitAtOnce?.length else { return blind }
    return blind.outlasts(atOnce) ? blind : waitAtOnce
  }

  /// Whether there is an ask that is not rejected at once whatever its deadline.
  var asksArePutToPeople: Bool {
    mode == .prompt && !(approvalsStopCap && totalWait.map { $0 < shortestAsk } ?? false)
  }

  private var asksWaitWithoutDeadline: Bool { approvalsStopCap || behaviour.askWithoutDeadline == .waits }
}
