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
///   with what it had left has been moved by every deadline before, so by no more than their number.
/// - Where an approval stops the cap, each deadline moves by what remains for it, and that by the cap and by every wait
///   before: the first by at most 1, the second by 2, the next by 4. After n deadlines no instant moves by more than 2ⁿ, in
///   either direction since a total wait that is used up earlier is shorter later, and two of them by 2ⁿ⁺¹.
struct HardCapSearch {
  let parameters: RunParameters
  let setup: Duration
  let run: CondensedRun
  /// How long the recording lasts.
  let end: Duration
  /// The most steps of all trials together, so that a hostile recording cannot keep the search busy.
  var mostSteps = 2_000_000

  /// - Parameter least: a cap below which the cap itself ends the run.
  func smallest(from least: Duration, isExact: Bool) -> ReplayResult.Smallest {
    guard !run.isCut else { return .unknown }
    var cap = least
    var steps = 0
    while steps < mostSteps {
      var trial = Trial(parameters, cap: cap, setup: setup)
      trial.run(run.steps, through: end)
      guard trial.isEndedByClock else { return .value(cap, isExact: isExact) }
      guard let growth = trial.harmlessGrowth, cap <= lastChange(from: least) else { return .none }
      cap = cap.adding(growth)
      steps += run.steps.count + 1
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
  private var expiries = 0
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
    nearest.map { Duration(milliseconds: max(1, $0 / speed)) }
  }

  /// By how much two instants can approach each other for 1 ms of the cap.
  private var speed: Int64 {
    if model.parameters.approvalsStopCap { return expiries < 60 ? 2 << Int64(expiries) : .max }
    return model.parameters.activity.contains(.approvalReply) ? 1 : Int64(expiries) + 1
  }

  mutating func run(_ steps: [RunStep], through end: Duration) {
    for case .event(let event, let instant) in steps where model.outcome == nil {
      advance(to: instant, inclusive: false)
      if case .ask = event { noteAsk(at: instant) }
      model.feed(event, at: instant)
      if inactivityMoves, let window = model.parameters.inactivity, model.inactivity.firesAt == instant.adding(window) {
        inactivityMoves = false
      }
    }
    advance(to: end, inclusive: true)
  }

  /// Lets the timers fire that are due before an event, one instant after the other.
  private mutating func advance(to instant: Duration, inclusive: Bool) {
    while model.outcome == nil {
      let next = noteTimers(before: instant)
      guard inclusive ? next <= instant : next < instant else { return }
      let count = model.pass(through: next).count { $0.isExpiry }
      expiries += count
      inactivityMoves = inactivityMoves || count > 0
    }
  }

  /// Notes how the timers lie to each other and to the next event, and says when the first is due.
  private mutating func noteTimers(before instant: Duration) -> Duration {
    let never = Duration(milliseconds: .max)
    let first = model.approvals.first
    let deadline = first?.deadline ?? never
    let deadlineMoves = first.map { moves(deadline.subtracting($0.askedAt)) } ?? false
    let silence = model.inactivity.firesAt ?? never
    // Where nothing stops it, the cap lies behind the end of the recording and only moves on.
    let cap = model.parameters.approvalsStopCap ? model.cap.firesAt ?? never : never
    if deadlineMoves { note(deadline.subtracting(instant)) }
    if inactivityMoves { note(silence.subtracting(instant)) }
    if deadlineMoves || inactivityMoves { note(deadline.subtracting(silence)) }
    if cap != never { for other in [instant, deadline, silence] { note(cap.subtracting(other)) } }
    return min(deadline, silence, cap)
  }

  /// Whether a longer cap changes a deadline of this span; at its ceiling it does not, where what is left only grows.
  private func moves(_ span: Duration) -> Bool {
    model.parameters.approvalsStopCap || span != model.parameters.deadline?.ceiling
  }

  private mutating func note(_ difference: Duration) {
    nearest = min(nearest ?? .max, Int64(clamping: difference.milliseconds.magnitude))
  }

  /// What decides whether an ask has a deadline, and whether it is let wait at all.
  private mutating func noteAsk(at instant: Duration) {
    let parameters = model.parameters
    guard parameters.mode == .prompt else { return }
    let isAtStart = parameters.behaviour.approvalAnchor == .runStart
    if let deadline = parameters.deadline,
      let remaining = isAtStart ? model.remainingAtStart : model.cap.left(at: instant),
      parameters.approvalsStopCap || remaining <= deadline.blindBelow
    {
      note(deadline.blindBelow.adding(Duration(milliseconds: 1)).subtracting(remaining))
    }
    if parameters.approvalsStopCap, let bound = parameters.totalWait {
      note(bound.subtracting(model.waits.total(at: instant)).subtracting(parameters.shortestAsk))
    }
  }
}

extension Occurrence {
  /// Whether a deadline closed an approval.
  fileprivate var isExpiry: Bool {
    guard case .closed(let closed) = kind else { return false }
    return closed.cause == .deadline
  }
}
