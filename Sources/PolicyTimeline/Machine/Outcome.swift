import PolicyModel

/// How a run ended.
public struct Outcome: Hashable, Sendable {
  public typealias Result = RunResult

  public let result: Result
  /// Nil for a success.
  public let kind: FailureKind?
  /// On the clock of the events; before agent start when set-up itself was aborted.
  public let at: Duration
  /// Since the cap's clock began, its stops included; nil when it never did.
  public let sinceCapStart: Duration?
  /// R: what was left of the cap when the agent started; nil without a cap or without a start.
  public let remaining: Duration?
  /// The deadline of the latest ask that was put to a person, before the first one D(R); nil when there is none.
  public let deadline: Duration?
  /// How long at least one approval was open.
  public let waited: Duration
  /// How long the agent was there and no approval was open.
  public let worked: Duration
  /// Whether the agent had written something that a person could see.
  public let hadOutput: Bool
  /// Whether it ended because the agent showed no first sign in time.
  public let hadNoSign: Bool
  /// Whether the program leaves the agent at work although it ended the run.
  public let leavesAgentAtWork: Bool
}

/// The closest that each clock came to firing; nil for a clock that never ran, zero for one that fired.
public struct Margins: Hashable, Sendable {
  public let hardCap: Duration?
  public let inactivity: Duration?
  /// Of the clock that the first sign of the agent ends.
  public let firstActivity: Duration?
  /// Of all approvals with a deadline.
  public let approvalDeadline: Duration?
  /// What is left of the total wait, where it counts.
  public let totalWait: Duration?

  /// A clock that is not given never ran.
  public init(
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
