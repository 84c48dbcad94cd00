import PolicyModel

/// An ask that a person is being waited for.
package struct OpenApproval: Hashable, Sendable {
  package let id: ApprovalID
  package let askedAt: Duration
  /// The instant at which it closes by itself; nil when it has no deadline.
  package let deadline: Duration?
  /// How long before the cap that is; negative when the cap comes first, nil without a deadline or a cap.
  ///
  /// Where the cap's clock stands still, it is what that clock has left.
  package let slack: Duration?
}

/// How an ask ended.
package struct ClosedApproval: Hashable, Sendable {
  package typealias Fate = ApprovalFate

  package enum Cause: Hashable, Sendable {
    /// A reply to this ask.
    case reply
    /// A rejected reply to another one.
    case anotherRejection
    /// The program did not wait for a person at all.
    case atOnce
    case deadline
    case endOfRun
  }

  package let approval: OpenApproval
  package let fate: Fate
  package let cause: Cause
}
