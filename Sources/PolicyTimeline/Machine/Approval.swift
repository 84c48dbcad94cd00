import PolicyModel

/// An ask that a person is being waited for.
public struct OpenApproval: Hashable, Sendable {
  public let id: ApprovalID
  public let askedAt: Duration
  /// The instant at which it closes by itself; nil when it has no deadline.
  public let deadline: Duration?
  /// How long before the cap that is; negative when the cap comes first, nil without a deadline or a cap.
  ///
  /// Where the cap's clock stands still, it is what that clock has left.
  public let slack: Duration?
}

/// How an ask ended.
public struct ClosedApproval: Hashable, Sendable {
  public typealias Fate = ApprovalFate

  public enum Cause: Hashable, Sendable {
    /// A reply to this ask.
    case reply
    /// A rejected reply to another one.
    case anotherRejection
    /// The program did not wait for a person at all.
    case atOnce
    case deadline
    case endOfRun
  }

  public let approval: OpenApproval
  public let fate: Fate
  public let cause: Cause
}
