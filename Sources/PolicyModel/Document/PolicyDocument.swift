import PolicySource

/// One policy file as written.
package struct PolicyDocument: Sendable {
  package var file: FileID
  /// Absent in an abstract policy.
  package var surface: Written<Surface> = .absent
  package var isAbstract = false
  /// The bytes that make it a policy: the value of `surface` or of `abstract`.
  package var place: Span
  package var target: Written<String> = .absent
  package var extends: Written<String> = .absent
  package var summary: Written<String> = .absent
  package var relations = Relations.none
  package var acceptances: [Acceptance] = []
  /// Whether it may accept more than could be understood.
  package var mayHideAcceptances = false
  package var settings = FieldTable()
  /// Whether some key or group could not be understood, so that a field that seems absent may be set after all.
  package var mayHideFields = false

  package init(file: FileID, place: Span) {
    self.file = file
    self.place = place
  }
}

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
