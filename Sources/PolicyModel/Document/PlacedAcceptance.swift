import PolicyDiagnostics

/// An acceptance written as a comment: it accepts what is found on one line, whatever policy it concerns.
package struct PlacedAcceptance: Hashable, Sendable {
  package let acceptance: Acceptance
  /// The bytes of the line without its line break.
  package let line: Span

  package init(_ acceptance: Acceptance, on line: Span) {
    self.acceptance = acceptance
    self.line = line
  }
}
