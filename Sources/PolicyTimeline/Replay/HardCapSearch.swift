import PolicyModel

/// Finds the smallest hard cap under which a policy does not end a run within its recording.
///
/// A longer cap is not always safer: it can give an ask a deadline that it had none before, or a later one, and when a
/// deadline closes an approval the inactivity clock goes on. So the search walks upwards, from a cap below which no cap
/// can do, and leaves out only caps under which the run goes as it did under the last one.
///
/// **What may be left out.** The run under a cap is a sequence of comparisons between instants: of events, which stand
/// still, and of timers, which move with the cap. A timer is moved by the cap itself (by 1 ms for each), by the deadlines
/// that closed before it (each by as much as it moved, since what remains for a deadline moves with them), and by the
/// lemma about deadlines by no more than what remains moves. So after n deadlines no instant moves by more than 2ⁿ ms for
/// one of the cap, and as long as the cap grows by less than the smallest difference that was compared, divided by 2ⁿ,
/// every comparison has the same result.
struct HardCapSearch {
  /// The most steps of all trials together, so that a hostile recording cannot keep the search busy.
  static let mostSteps = 8_000_000

  let parameters: RunParameters
  let setup: Duration
  let run: CondensedRun
  /// How long the recording lasts.
  let end: Duration

  /// - Parameter least: a cap below which the cap itself ends the run.
  func smallest(from least: Duration, isExact: Bool) -> ReplayResult.Smallest {
    guard !run.isCut else { return .unknown }
    var cap = least
    var steps = 0
    while steps < Self.mostSteps {
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
  /// An instant that is compared with others.
  private struct Mark {
    let at: Duration
    /// Whether it lies elsewhere under a longer cap.
    let moves: Bool
  }

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
    nearest.map { Duration(milliseconds: max(1, expiries < 62 ? $0 >> Int64(expiries) : 0)) }
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
      let timers = timers
      note(timers + [Mark(at: instant, moves: false)])
      guard let next = timers.map(\.at).min(), inclusive ? next <= instant : next < instant else { return }
      let count = model.pass(through: next).count { $0.isExpiry }
      expiries += count
      inactivityMoves = inactivityMoves || count > 0
    }
  }

  private var timers: [Mark] {
    let first = model.approvals.first
    return [
      first?.deadline.map { Mark(at: $0, moves: moves($0.subtracting(first?.askedAt ?? .zero))) },
      model.inactivity.firesAt.map { Mark(at: $0, moves: inactivityMoves) },
      // Where nothing stops it, it lies behind the end of the recording and only moves on.
      model.parameters.approvalsStopCap ? model.cap.firesAt.map { Mark(at: $0, moves: true) } : nil,
    ].compactMap { $0 }
  }

  /// Whether a longer cap changes a deadline of this span; at its ceiling it does not, where what is left only grows.
  private func moves(_ span: Duration) -> Bool {
    model.parameters.approvalsStopCap || span != model.parameters.deadline?.ceiling
  }

  private mutating func note(_ marks: [Mark]) {
    for (index, mark) in marks.enumerated() {
      for other in marks[..<index] where mark.moves || other.moves { note(mark.at.subtracting(other.at)) }
    }
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
