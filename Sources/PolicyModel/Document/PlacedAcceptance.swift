import PolicySource

/// An acceptance written as a comment: it accepts what is found at one place, whatever policy it concerns.
package struct PlacedAcceptance: Hashable, Sendable {
  package let acceptance: Acceptance
  /// The bytes of the line that the comment speaks of, without its line break: what begins there is accepted.
  package let line: Span
  /// Values that are accepted as a whole, because the line has their key, their beginning or their end.
  package let values: [Span]

  package init(_ acceptance: Acceptance, on line: Span, values: [Span] = []) {
    self.acceptance = acceptance
    self.line = line
    self.values = values
  }
}
