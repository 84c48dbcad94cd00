import PolicySource

/// A way in which a file can fail to be policy language: one entry of the catalogue of language errors.
///
/// Language errors are always errors and cannot be accepted. Each stage of the front end declares its own as static members.
package struct LanguageError: Hashable, Sendable {
  /// Kebab-case; it names the defect.
  package let id: String
  /// What is wrong, as a sentence without a subject: "a key appears twice in one mapping".
  package let summary: String
  /// Why the language refuses it.
  package let rationale: String

  package init(id: String, summary: String, rationale: String) {
    self.id = id
    self.summary = summary
    self.rationale = rationale
  }

  /// The finding that reports this error at a place.
  package func callAsFunction(
    _ message: String, at span: Span, notes: [Note] = [], help: [String] = [], fixIts: [FixIt] = []
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: .error, message: message, at: span, notes: notes, why: rationale, help: help, fixIts: fixIts)
  }
}
