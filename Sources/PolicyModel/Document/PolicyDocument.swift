import PolicySource

/// One policy file as written.
public struct PolicyDocument: Sendable {
  public var file: FileID
  /// Absent in an abstract policy.
  public var surface: Written<Surface> = .absent
  public var isAbstract = false
  /// The bytes that make it a policy: the value of `surface` or of `abstract`.
  public var place: Span
  public var target: Written<String> = .absent
  public var extends: Written<String> = .absent
  public var summary: Written<String> = .absent
  public var acceptances: [Acceptance] = []
  /// Whether it may accept more than could be understood.
  public var mayHideAcceptances = false
  public var settings = FieldTable()
  /// Whether some key or group could not be understood, so that a field that seems absent may be set after all.
  public var mayHideFields = false

  public init(file: FileID, place: Span) {
    self.file = file
    self.place = place
  }
}

/// A finding that the authors of a policy accept, with their reason.
public struct Acceptance: Hashable, Sendable {
  public let rule: Spanned<String>
  public let reason: String
  /// The last day, in UTC, on which it holds; nil for ever.
  public let until: Spanned<CalendarDate>?
  /// The bytes of the whole entry.
  public let span: Span

  public init(rule: Spanned<String>, reason: String, until: Spanned<CalendarDate>?, span: Span) {
    self.rule = rule
    self.reason = reason
    self.until = until
    self.span = span
  }

  public func holds(on today: CalendarDate) -> Bool {
    until.map { today <= $0.value } ?? true
  }
}
