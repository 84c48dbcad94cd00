import PolicyModel

/// Something that a run's machine did, for a log or a drawing.
public struct Occurrence: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case slotGranted
    /// With R, and the deadline that an ask would get at once.
    case agentStarted(remaining: Duration?, deadline: Duration?)
    case opened(OpenApproval)
    /// Also what was rejected at once and never opened.
    case closed(ClosedApproval)
    case ended(Outcome)
  }

  public let at: Duration
  public let kind: Kind
}
