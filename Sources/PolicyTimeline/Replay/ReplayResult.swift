import PolicyModel

/// What would have become of a recorded run under a policy.
package struct ReplayResult: Sendable {
  /// The smallest value of a clock, everything else held, under which the policy does not end the run.
  package enum Smallest: Hashable, Sendable {
    /// Exact when the recording reaches success; otherwise the run may have needed more.
    case value(Duration, isExact: Bool)
    /// With no value of this clock alone.
    case none
    /// Too much of the run would have to be kept to know it.
    case unknown
  }

  /// Nil when the run would still be going at the end of the recording.
  package let outcome: Outcome?
  /// When it ended, or how long the recording lasts, from agent start.
  package let at: Duration
  package let margins: Margins
  package let smallestHardCap: Smallest
  package let smallestInactivity: Smallest
  package let approvals: ApprovalFates
  /// The longest that nothing of what counts as activity happened, while no approval stopped the clock.
  package let longestSilence: Duration
  /// The run in a drawing; nil unless a clock of the policy ended it.
  package let timeline: Timeline?

  /// Whether a clock of the policy ended the run.
  package var isEndedByPolicy: Bool { outcome?.isByClock ?? false }
}

extension Outcome {
  /// Whether one of the policy's clocks ended the run.
  package var isByClock: Bool { kind == .timeout || kind == .inactivityTimeout }
}
