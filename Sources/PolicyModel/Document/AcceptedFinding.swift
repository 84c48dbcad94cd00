import PolicyDiagnostics

/// A finding that does not stand, because it is accepted.
public struct AcceptedFinding: Hashable, Sendable {
  public let diagnostic: Diagnostic
  /// What accepts it, in the order of the policies that it concerns, comments last; at least one.
  public let acceptances: [Acceptance]

  public init(_ diagnostic: Diagnostic, by acceptances: [Acceptance]) {
    self.diagnostic = diagnostic
    self.acceptances = acceptances
  }
}
