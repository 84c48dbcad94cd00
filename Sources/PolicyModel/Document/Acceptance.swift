import PolicySource

/// A finding that the authors of a policy accept, with their reason.
package struct Acceptance: Hashable, Sendable {
  package let rule: Spanned<String>
  /// The chain or the lease that the finding is about; nil for rules that are about none.
  package let about: String?
  package let reason: String
  /// The last day, in UTC, on which it holds; nil for ever.
  package let until: Spanned<CalendarDate>?
  /// The bytes of the whole entry.
  package let span: Span

  package init(
    rule: Spanned<String>, about: String? = nil, reason: String, until: Spanned<CalendarDate>?, span: Span
  ) {
    self.rule = rule
    self.about = about
    self.reason = reason
    self.until = until
    self.span = span
  }

  package func holds(on today: CalendarDate) -> Bool {
    until.map { today <= $0.value } ?? true
  }
}
