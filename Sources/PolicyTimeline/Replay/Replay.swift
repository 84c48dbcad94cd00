import PolicyModel

/// A recorded run lived again under a policy, in one pass.
///
/// Beside the policy's own machine run two others, whose clocks are so long that they never fire: what such a clock
/// counted at most, outside of its stops, is what the clock would have needed. Nothing but open approvals and a
/// `CondensedRun` of bounded size is kept.
package struct Replay: Sendable {
  /// Longer than any recording, and far from the end of 64 bits.
  private static let endless = Duration(milliseconds: 1 << 60)

  package let parameters: RunParameters
  private let setup: Duration
  private var policy: RunModel
  /// The policy's, except that it waits for ever in silence: approvals and the cap do not hang on that clock.
  private var patient: RunModel
  /// No clock ends it and no deadline answers: its approvals are open at least as long as with any deadline.
  private var unlimited: RunModel
  private var condensed: CondensedRun
  private var approvals = ApprovalFates()

  /// - Parameter setup: how long the set-up took before the agent started.
  package init(_ parameters: RunParameters, setup: Duration) {
    self.parameters = parameters
    self.setup = setup
    policy = RunModel(parameters)
    var other = parameters
    other.inactivity = Self.endless
    patient = RunModel(other)
    other.hardCap = Self.endless
    other.firstActivity = parameters.firstActivity.map { _ in Self.endless }
    other.deadline = nil
    other.totalWait = nil
    other.behaviour.askWithoutDeadline = .waits
    unlimited = RunModel(other)
    condensed = CondensedRun(parameters)
    start()
  }

  private mutating func start() {
    let begin = Duration.zero.subtracting(setup)
    for (event, instant) in [(RunEvent.slotGranted, begin), (.agentStarted, .zero)] {
      policy.feed(event, at: instant)
      patient.feed(event, at: instant)
      unlimited.feed(event, at: instant)
    }
  }

  /// Takes the next event of the recording.
  ///
  /// - Parameter instant: from agent start, not before an earlier one.
  package mutating func feed(_ event: RunEvent, at instant: Duration) {
    guard unlimited.outcome == nil else { return }
    let occurrences = policy.feed(event, at: instant)
    if !occurrences.isEmpty { approvals.note(occurrences) }
    patient.feed(event, at: instant)
    condensed.add(event, at: instant, mayWait: unlimited.openApprovals > 0)
    unlimited.feed(event, at: instant)
  }

  /// What became of the run.
  ///
  /// - Parameter end: how long the recording lasts, from agent start; nil when the agent never started in it.
  package consuming func finish(at end: Duration?) -> ReplayResult {
    guard let end else { return .neverStarted }
    let last = unlimited.outcome?.at ?? end
    approvals.note(policy.pass(through: last))
    patient.pass(through: last)
    unlimited.pass(through: last)
    return ReplayResult(
      outcome: policy.outcome, at: policy.outcome?.at ?? last, margins: policy.margins,
      smallestHardCap: smallestHardCap(last), smallestInactivity: smallestInactivity, approvals: approvals,
      longestSilence: Self.counted(by: unlimited.inactivity, at: last), timeline: timeline)
  }

  // MARK: Smallest values

  private var isExact: Bool { unlimited.outcome?.result == .succeeded }

  /// What an endless clock has counted at most.
  private static func counted(by clock: Countdown, at now: Duration) -> Duration {
    clock.margin(at: now).map { endless.subtracting($0) } ?? .zero
  }

  /// The shortest span with which such a clock would not have fired: as an event goes before a clock, what it counted,
  /// and 1 ms more when it was still running at the end of the recording.
  private static func need(of clock: Countdown, in model: RunModel) -> Duration {
    let counted = counted(by: clock, at: model.now)
    guard model.outcome == nil, let due = clock.firesAt else { return max(counted, Duration(milliseconds: 1)) }
    let running = endless.subtracting(due.subtracting(model.now))
    return max(counted, running.adding(Duration(milliseconds: 1)))
  }

  private var smallestInactivity: ReplayResult.Smallest {
    if patient.outcome?.isByClock ?? false { return .none }
    return .value(Self.need(of: patient.inactivity, in: patient), isExact: isExact)
  }

  private func smallestHardCap(_ end: Duration) -> ReplayResult.Smallest {
    let beforeStart = parameters.behaviour.hardCapStarts == .slotGrant ? setup : .zero
    let least = max(Self.need(of: unlimited.cap, in: unlimited), beforeStart.adding(Duration(milliseconds: 1)))
    guard condensed.hasAsks else {
      // Without asks nothing but the cap itself hangs on the cap.
      let isSilent =
        parameters.inactivity.map { Self.need(of: unlimited.inactivity, in: unlimited) > $0 } ?? false
        || parameters.firstActivity.map { Self.need(of: unlimited.firstSign, in: unlimited) > $0 } ?? false
      return isSilent ? .none : .value(least, isExact: isExact)
    }
    return HardCapSearch(parameters: parameters, setup: setup, run: condensed, end: end)
      .smallest(from: least, isExact: isExact)
  }

  // MARK: Drawing

  private var timeline: Timeline? {
    guard let outcome = policy.outcome, outcome.isByClock, outcome.at < condensed.reach else { return nil }
    let steps = condensed.steps.prefix { $0.instant <= outcome.at }
    return Timeline(of: parameters, setup: setup, Array(steps))
  }
}

extension ReplayResult {
  /// A recording in which the agent never starts: nothing can be said about clocks that never ran.
  fileprivate static let neverStarted = ReplayResult(
    outcome: nil, at: .zero,
    margins: Margins(), smallestHardCap: .unknown,
    smallestInactivity: .unknown, approvals: ApprovalFates(), longestSilence: .zero, timeline: nil)
}
