import PolicyModel

/// Something that a run's machine did, for a log or a drawing.
package struct Occurrence: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case slotGranted
    /// With R, and the deadline that an ask would get at once.
    case agentStarted(remaining: Duration?, deadline: Duration?)
    case opened(OpenApproval)
    /// Also what was rejected at once and never opened.
    case closed(ClosedApproval)
    case ended(Outcome)
  }

  package let at: Duration
  package let kind: Kind
}
