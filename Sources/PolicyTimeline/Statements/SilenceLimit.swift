import PolicyModel

/// How long the inactivity clock lets a run go on, whatever its agent and people do to keep it alive.
enum SilenceLimit: Hashable, Sendable {
  /// Until the hard cap: activity restarts the clock whenever it runs.
  case none
  /// Until the hard cap, as long as no approvals are open for this long without a pause: such waiting does not stop the
  /// clock, and nothing restarts it meanwhile.
  case waiting(Duration)
  /// For this long after the agent's start, because nothing counts as activity; without the time in which approvals
  /// stop the clock.
  case running(Duration, approvalsStopIt: Bool)
}

extension RunParameters {
  var silenceLimit: SilenceLimit {
    guard let inactivity else { return .none }
    let stops = behaviour.approvalStops != .nothing
    if activity.isEmpty { return .running(inactivity, approvalsStopIt: stops && waitAtOnce != nil) }
    return stops || behaviour.rearmDuringApproval == .anyActivity ? .none : .waiting(inactivity)
  }

  /// The longest set-up on the cap's clock that leaves the agent some of the cap.
  var longestSetupThatStarts: Duration {
    min(longestSetupOnCap, (hardCap ?? .zero).subtracting(.millisecond))
  }

  /// What goes first where both clocks fire at once: 1 ms where the inactivity clock does.
  var tieForSilence: Duration { behaviour.tie == .inactivity ? .millisecond : .zero }

  /// The shortest set-up on the cap's clock after which the cap ends a run that nothing keeps alive; nil when the
  /// inactivity window ends all of them first.
  var setupThatCapOutruns: Duration? {
    guard let hardCap, let inactivity else { return .zero }
    let setup = max(.zero, hardCap.subtracting(inactivity).adding(tieForSilence))
    return setup <= longestSetupThatStarts ? setup : nil
  }

  /// The shortest set-up on the cap's clock after which a run can reach the cap; nil when none can.
  var shortestSetupToCap: Duration? {
    if case .running(_, approvalsStopIt: false) = silenceLimit { return setupThatCapOutruns }
    return .zero
  }
}

extension Duration {
  /// The step of every clock.
  static let millisecond = Duration(milliseconds: 1)
}
