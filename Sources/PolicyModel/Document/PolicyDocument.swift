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
