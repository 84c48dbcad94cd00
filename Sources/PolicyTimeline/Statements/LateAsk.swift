import PolicyModel

/// An ask so late that the hard cap, or its clearance before it, comes while it is open.
struct LateAsk: Hashable, Sendable {
  /// The set-up on the cap's clock before the agent.
  let setup: Duration
  /// On the cap's clock.
  let instant: Duration

  /// After agent start.
  var afterStart: Duration { instant.subtracting(setup) }
}

extension RunParameters {
  /// The first ask at or after an instant on the cap's clock that the cap finds open when no deadline closes it.
  ///
  /// - Parameter setup: the shortest set-up; a longer one where only that lets the cap end a run.
  func firstAskOpenAtCap(from instant: Duration, setup: Duration) -> LateAsk? {
    guard let hardCap, let shortest = shortestSetupToCap else { return nil }
    let setup = max(setup, shortest)
    var first = max(instant, setup)
    if case .waiting(let window) = silenceLimit {
      first = max(first, hardCap.subtracting(window).adding(tieForSilence))
    }
    return LateAsk(setup: setup, instant: first)
  }

  /// A run with an ask, in which everything is done for the cap to come before the inactivity window: the agent works,
  /// or where nothing counts as activity, asks that are approved as their deadline comes stop that clock.
  func steps(to ask: LateAsk, _ id: ApprovalID) -> [RunStep] {
    let asking = RunStep.event(.ask(id), at: ask.afterStart)
    switch silenceLimit {
    case .none:
      // Where waiting does not stop the inactivity clock, only an agent that works on lives to see the cap.
      let rest = hardCap.map { RunStep.work(through: $0) }
      return [.work(through: ask.afterStart), asking]
        + (behaviour.approvalStops == .nothing && inactivity != nil ? [rest].compactMap { $0 } : [])
    case .waiting: return [.work(through: ask.afterStart), asking]
    case .running(let window, let approvalsStopIt):
      return approvalsStopIt && window < ask.afterStart ? asksUntil(ask) + [asking] : [asking]
    }
  }

  /// Asks one after the other from agent start, each approved in time; none when it takes too many.
  private func asksUntil(_ ask: LateAsk) -> [RunStep] {
    var (steps, now) = ([RunStep](), Duration.zero)
    let remaining = (hardCap ?? .zero).subtracting(ask.setup)
    while now < ask.afterStart, steps.count < Self.mostSteps {
      let left = behaviour.approvalAnchor == .runStart ? remaining : remaining.subtracting(now)
      let deadline = deadline(remaining: left) ?? remaining
      let id = ApprovalID("\(steps.count / 2 + 1)")
      steps.append(.event(.ask(id), at: now))
      now = min(now.adding(deadline), ask.afterStart)
      steps.append(.event(.reply(id, .approve), at: now))
    }
    return now == ask.afterStart ? steps : []
  }

  /// How many steps a run that shows something takes at most.
  private static let mostSteps = 2_000
}
