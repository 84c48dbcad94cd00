import PolicyModel

/// How a run ended.
package struct Outcome: Hashable, Sendable {
  package typealias Result = RunResult

  package let result: Result
  /// Nil for a success.
  package let kind: FailureKind?
  /// On the clock of the events; before agent start when set-up itself was aborted.
  package let at: Duration
  /// Since the cap's clock began, its stops included; nil when it never did.
  package let sinceCapStart: Duration?
  /// R: what was left of the cap when the agent started; nil without a cap or without a start.
  package let remaining: Duration?
  /// The deadline of the latest ask that was put to a person, before the first one D(R); nil when there is none.
  package let deadline: Duration?
  /// How long at least one approval was open.
  package let waited: Duration
  /// How long the agent was there and no approval was open.
  package let worked: Duration
  /// Whether the agent had written something that a person could see.
  package let hadOutput: Bool
  /// Whether it ended because the agent showed no first sign in time.
  package let hadNoSign: Bool
  /// Whether the program leaves the agent at work although it ended the run.
  package let leavesAgentAtWork: Bool
}

/// The closest that each clock came to firing; nil for a clock that never ran, zero for one that fired.
package struct Margins: Hashable, Sendable {
  package let hardCap: Duration?
  package let inactivity: Duration?
  /// Of the clock that the first sign of the agent ends.
  package let firstActivity: Duration?
  /// Of all approvals with a deadline.
  package let approvalDeadline: Duration?
  /// What is left of the total wait, where it counts.
  package let totalWait: Duration?

  /// A clock that is not given never ran.
  package init(
    hardCap: Duration? = nil, inactivity: Duration? = nil, firstActivity: Duration? = nil,
    approvalDeadline: Duration? = nil, totalWait: Duration? = nil
  ) {
    self.hardCap = hardCap
    self.inactivity = inactivity
    self.firstActivity = firstActivity
    self.approvalDeadline = approvalDeadline
    self.totalWait = totalWait
  }
}
