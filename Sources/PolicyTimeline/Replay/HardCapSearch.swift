import PolicyModel

/// Finds the smallest hard cap under which a policy does not end a run within its recording.
///
/// A longer cap is not always safer: it can give an ask a deadline that it had none before, or a later one, and when a
/// deadline closes an approval the inactivity clock goes on. So the search walks upwards, from a cap below which no cap
/// can do, and leaves out only caps under which the run goes as it did under the last one.
///
/// **What may be left out.** The run under a cap is a sequence of comparisons between instants: of events, which stand
/// still, and of timers, which may lie elsewhere under another cap. As long as no comparison turns, the run goes on as it
/// did, so it is enough to know how fast two instants can approach each other when the cap grows.
/// - Where no approval stops the cap, an ask at a given instant has a given time left, and by the lemma its deadline moves
///   by 0 or 1 ms for one of the cap. An inactivity clock that goes on afresh at a deadline moves with it. One that goes on
///   with what it had left has been moved by every deadline before, so by no more than their number; another deadline
///   changes nothing of it while it runs.
/// - Where an approval stops the cap, each deadline moves by what remains for it, and that by the cap and by every wait
///   before: the first by at most 1, the second by 2, the next by 4. So after n deadlines no instant moves by more than 2ⁿ.
///   A total wait that is used up earlier is shorter later, so that some move back, but by less than 2ⁿ. Of two that
///   move, a deadline and an inactivity clock that another deadline has started, no more than n - 1 deadlines come before
///   either, so that they approach each other by less than 2ⁿ.
struct HardCapSearch {
  let parameters: RunParameters
  let setup: Duration
  let run: CondensedRun
  /// How long the recording lasts.
  let end: Duration
  /// The most steps of all trials together, so that a hostile recording cannot keep the search busy.
  var mostSteps = 1_000_000

  /// - Parameter least: a cap below which the cap itself ends the run.
  func smallest(from least: Duration, isExact: Bool) -> ReplayResult.Smallest {
    guard !run.isCut else { return .unknown }
    let events = run.steps.withNumberedAsks
    var cap = least
    var steps = 0
    while steps < mostSteps {
      var trial = Trial(parameters, cap: cap, setup: setup)
      trial.run(events, through: end)
      guard trial.isEndedByClock else { return .value(cap, isExact: isExact) }
      guard let growth = trial.harmlessGrowth, cap <= lastChange(from: least) else { return .none }
      cap = cap.adding(growth)
      steps += events.count + 1
    }
    return .unknown
  }

  /// A cap from which on every deadline is the longest there is, or outlasts the recording.
  private func lastChange(from least: Duration) -> Duration {
    guard let deadline = parameters.deadline else { return least.adding(end) }
    let longest = min(deadline.ceiling, end.adding(Duration(milliseconds: 1)))
    let share = Duration(milliseconds: longest.times(100).milliseconds / deadline.sharePercent + 1)
    return least.adding(end).adding(deadline.blindBelow).adding(share)
  }
}

/// A run under one cap that notes how near those of its comparisons were that a longer cap can turn.
private struct Trial {
  private var model: RunModel
  /// How often a deadline has closed approvals.
  private var expiries: Int64 = 0
  private var nearest: Int64?
  /// Whether what is left of the inactivity clock hangs on the instant of a deadline.
  private var inactivityMoves = false

  init(_ parameters: RunParameters, cap: Duration, setup: Duration) {
    var parameters = parameters
    parameters.hardCap = cap
    model = RunModel(parameters)
    model.feed(.slotGranted, at: Duration.zero.subtracting(setup))
    model.feed(.agentStarted, at: .zero)
  }

  var isEndedByClock: Bool { model.outcome?.isByClock ?? false }

  /// By how much the cap may grow, at least 1 ms, so that everything before the new cap goes as here; nil when it may
  /// grow for ever.
  var harmlessGrowth: Duration? {
    nearest.map { Duration(milliseconds: max(1, growth(over: $0))) }
  }

  /// By how much the cap may grow until two instants can meet that are so far apart.
  private func growth(over distance: Int64) -> Int64 {
    if approvalsStopCap { return distance >> expiries }
    return model.parameters.activity.contains(.approvalReply) ? distance : distance / max(1, expiries)
  }

  private var approvalsStopCap: Bool { model.parameters.approvalsStopCap }

  mutating func run(_ steps: [RunStep], through end: Duration) {
    for case .event(let event, let instant) in steps where model.outcome == nil {
      advance(to: instant)
      if case .ask = event { noteAsk(at: instant) }
      model.feed(event, at: instant)
      if model.inactivity.left(at: instant) == model.parameters.inactivity { inactivityMoves = false }
    }
    advance(to: end.adding(Duration(milliseconds: 1)))
  }

  /// Lets the timers fire that are due before an instant, one after the other.
  private mutating func advance(to instant: Duration) {
    let never = Duration(milliseconds: .max)
    while model.outcome == nil {
      let approval = model.approvals.first
      let silence = model.inactivity.firesAt
      // Where nothing stops it, the cap lies behind the end of the recording and only moves on.
      let cap = approvalsStopCap ? model.cap.firesAt : nil
      if approval.map(deadlineMoves(of:)) ?? false { note(approval?.deadline, instant) }
      if inactivityMoves { note(silence, instant) }
      if inactivityMoves || approvalsStopCap { note(approval?.deadline, silence) }
      note(cap, instant)
      let next = min(approval?.deadline ?? never, silence ?? never, cap ?? never)
      guard next < instant else { return }
      for due in model.approvals.due(at: next) {
        expiries += 1
        guard deadlineMoves(of: due) else { continue }
        // A clock that a deadline starts moves with it; one that runs may go on with what it had left.
        inactivityMoves = true
        note(due.deadline, instant)
      }
      model.pass(through: next)
    }
  }

  /// At its ceiling a deadline stands still, where what is left only grows.
  private func deadlineMoves(of approval: OpenApproval) -> Bool {
    approvalsStopCap || approval.deadline != model.parameters.deadline.map { approval.askedAt.adding($0.ceiling) }
  }

  /// Notes what decides whether an ask has a deadline, and whether it is let wait at all.
  ///
  /// As long as no comparison turns, a longer cap leaves as much for an ask, or more, and as much of the total wait, or
  /// less: what has a deadline keeps one, and what is refused since too little of the total wait is left stays refused.
  private mutating func noteAsk(at instant: Duration) {
    let parameters = model.parameters
    guard parameters.mode == .prompt else { return }
    if let blindBelow = parameters.deadline?.blindBelow, let remaining = model.remaining(forAskAt: instant),
      remaining <= blindBelow
    {
      note(remaining, blindBelow.adding(Duration(milliseconds: 1)))
    }
    if approvalsStopCap, let left = model.waitLeft(at: instant), left >= parameters.shortestAsk {
      note(left, parameters.shortestAsk)
    }
  }

  /// Notes two instants that are compared, or two spans; nil is one that never comes.
  private mutating func note(_ one: Duration?, _ other: Duration?) {
    guard let one, let other else { return }
    nearest = min(nearest ?? .max, Int64(clamping: one.subtracting(other).milliseconds.magnitude))
  }
}

extension [RunStep] {
  /// The same run with numbers for the names of its asks, which each trial compares and which may be long.
  fileprivate var withNumberedAsks: [RunStep] {
    var numbers: [ApprovalID: ApprovalID] = [:]
    func numbered(_ id: ApprovalID) -> ApprovalID {
      if let number = numbers[id] { return number }
      let number = ApprovalID("\(numbers.count)")
      numbers[id] = number
      return number
    }
    return map { step in
      switch step {
      case .event(.ask(let id), let instant): .event(.ask(numbered(id)), at: instant)
      case .event(.reply(let id, let reply), let instant): .event(.reply(numbered(id), reply), at: instant)
      case .event, .work: step
      }
    }
  }
}
