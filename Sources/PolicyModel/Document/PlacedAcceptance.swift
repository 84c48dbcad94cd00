import PolicyDiagnostics

/// An acceptance written as a comment: it accepts what is found on one line, whatever policy it concerns.
public struct PlacedAcceptance: Hashable, Sendable {
  public let acceptance: Acceptance
  /// The bytes of the line without its line break.
  public let line: Span

  public init(_ acceptance: Acceptance, on line: Span) {
    self.acceptance = acceptance
    self.line = line
  }
}
