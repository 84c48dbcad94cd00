import PolicyDiagnostics

/// A finding that does not stand, because it is accepted.
package struct AcceptedFinding: Hashable, Sendable {
  package let diagnostic: Diagnostic
  /// What accepts it, in the order of the policies that it concerns, comments last; at least one.
  package let acceptances: [Acceptance]

  package init(_ diagnostic: Diagnostic, by acceptances: [Acceptance]) {
    self.diagnostic = diagnostic
    self.acceptances = acceptances
  }
}
