import PolicyModel

/// Every run of a small policy: at each millisecond the agent and people do everything that they can do, in every order.
///
/// Up to three asks are open at once. It shares no code with the run model, so that it can judge what is said of it.
/// Every duration of the policy is at most 60 ms.
package struct RunSearch {
  /// What is looked at; each costs states.
  package struct Focus: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// One ask, from its opening to its end.
    package static let oneAsk = Focus(rawValue: 1)
    /// Only agents that are never silent for as long as the inactivity window while no ask is open.
    package static let busyAgents = Focus(rawValue: 2)
    /// The time that waiting leaves.
    package static let work = Focus(rawValue: 4)
  }

  package private(set) var facts = RunFacts()
  private let rules: RunRules
  private let focus: Focus
  private let mostAsks: Int?
  private var seen: Set<UInt64> = []
  private var pending: [RunState] = []

  /// Lives every run whose agent starts after a set-up.
  ///
  /// - Parameter mostAsks: how many asks come at most; nil for any number.
  package init(_ run: RunParameters, setup: Int, _ focus: Focus = [], mostAsks: Int? = nil) {
    rules = RunRules(run, setup: setup)
    (self.focus, self.mostAsks) = (focus, mostAsks)
    guard rules.remaining > 0 else {
      facts.longestHold = rules.endWithoutStart
      facts.capEndsOne = true
      return
    }
    var start = RunState(cap: UInt8(rules.remaining), silence: rules.silence ?? 0, silenceRuns: rules.silence != nil)
    start.asksLeft = UInt8(mostAsks ?? 0)
    visit(start)
    while let state = pending.popLast() {
      act(in: state)
      if let next = pass(state) { visit(next) }
    }
  }

  private mutating func visit(_ state: RunState) {
    if seen.insert(state.key).inserted { pending.append(state) }
  }

  // MARK: What agents and people do

  private mutating func act(in state: RunState) {
    var sign = state
    if rules.signsCount { rules.restart(&sign) }
    if !sign.isWaiting { sign.quiet = 0 }
    visit(sign)
    if mostAsks == nil || state.asksLeft > 0 { ask(in: state) }
    if state.isWaiting {
      var again = state
      rules.stopClocks(&again)
      visit(again)
    }
    reply(in: state)
  }

  private mutating func ask(in state: RunState) {
    var asking = state
    if mostAsks != nil { asking.asksLeft -= 1 }
    rules.stopClocks(&asking)
    guard let ask = rules.ask(in: state) else {
      rules.goOn(&asking)
      return visit(asking)
    }
    if rules.stopsCap, rules.totalWait == nil { facts.longestHold = nil }
    if ask != RunState.endless { note(deadline: Int(ask) - 1) }
    var other = asking
    if other.open(ask) { visit(other) }
    guard focus.contains(.oneAsk), state.followed == 0 else { return }
    asking.followed = ask
    asking.stamp = rules.stopsCap ? 0 : UInt8(rules.cap) - state.cap
    visit(asking)
  }

  /// A reply to each ask that is not followed, and one to an ask that is not open; approved or rejected.
  private mutating func reply(in state: RunState) {
    var answered = [state]
    if state.first != 0 {
      answered.append(state)
      answered[answered.count - 1].closeFirst()
    }
    if state.second != 0 {
      answered.append(state)
      answered[answered.count - 1].closeSecond()
    }
    for var state in answered {
      rules.goOn(&state)
      visit(state)
    }
    if rules.run.behaviour.rejectClosesAll, state.followed == 0 {
      var rejected = state
      rejected.closeAll()
      rules.goOn(&rejected)
      visit(rejected)
    }
  }

  // MARK: What time does

  /// The run a millisecond later; nil when it has ended, and when there is nothing more to see.
  private mutating func pass(_ state: RunState) -> RunState? {
    guard state.followed != RunState.due else {
      noteExpiry(state)
      return nil
    }
    var state = state
    closeDue(&state)
    let capFires = state.cap == 0 && !(rules.stopsCap && state.isWaiting)
    let silenceFires = state.silenceRuns && state.silence == 0
    guard !capFires, !silenceFires else {
      end(state, bySilence: silenceFires && !(capFires && rules.run.behaviour.tie == .timeout), capIsDue: capFires)
      return nil
    }
    return later(state)
  }

  private func closeDue(_ state: inout RunState) {
    while true {
      if state.first == RunState.due {
        state.closeFirst()
      } else if state.second == RunState.due {
        state.closeSecond()
      } else {
        return
      }
      rules.goOn(&state)
    }
  }

  private mutating func later(_ state: RunState) -> RunState? {
    var next = state
    rules.tick(&next)
    if state.followed != 0, rules.stopsCap { next.stamp += next.stamp < RunState.endless ? 1 : 0 }
    if state.isWaiting, rules.stopsCap ? rules.totalWait != nil : focus.contains(.work) { next.waited += 1 }
    if next.followed != 0 { note(wait: age(next)) }
    guard focus.contains(.busyAgents), !state.isWaiting else { return next }
    next.quiet += 1
    return next.quiet <= rules.silence ?? .max ? next : nil
  }

  // MARK: What is seen

  private func age(_ state: RunState) -> Int {
    guard rules.stopsCap else { return rules.cap - Int(state.cap) - Int(state.stamp) }
    return state.stamp == RunState.endless ? .max : Int(state.stamp)
  }

  private mutating func note(deadline: Int) {
    facts.shortestDeadline = RunFacts.least(facts.shortestDeadline, deadline)
    facts.longestDeadline = RunFacts.most(facts.longestDeadline, deadline)
  }

  private mutating func note(wait: Int) { facts.longestWait = RunFacts.most(facts.longestWait, wait) }

  private mutating func noteExpiry(_ state: RunState) {
    let clearance = Int(rules.run.deadline?.clearance.milliseconds ?? 0)
    if !rules.stopsCap, Int(state.cap) < clearance {
      facts.tightFrom = RunFacts.least(facts.tightFrom, Int(state.stamp))
    }
  }

  private mutating func end(_ state: RunState, bySilence: Bool, capIsDue: Bool) {
    let elapsed = rules.remaining - Int(state.cap) + (rules.stopsCap ? Int(state.waited) : 0)
    facts.longestHold = facts.longestHold.map { max($0, rules.setup + elapsed) }
    if bySilence {
      facts.silenceEndsOne = true
      facts.silenceComesFirst = facts.silenceComesFirst || !capIsDue
      facts.silenceEndsAWait = facts.silenceEndsAWait || !capIsDue && state.isWaiting
    } else {
      facts.capEndsOne = true
      facts.leastWork = RunFacts.least(facts.leastWork, elapsed - Int(state.waited))
      guard state.followed != 0 else { return }
      let asked = Int(state.stamp)
      if state.followed == RunState.endless {
        facts.blindFrom = RunFacts.least(facts.blindFrom, asked)
      } else {
        facts.lostFrom = RunFacts.least(facts.lostFrom, asked)
      }
    }
  }
}
