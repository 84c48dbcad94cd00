import PolicyDiagnostics
import PolicyReporting

extension ExplanationPage {
  /// A way in which a file fails to be policy language.
  static func languageError(_ error: LanguageError) -> ExplanationPage {
    ExplanationPage(
      error.id, kind: "language error", summary: error.summary,
      properties: [Entry("severity", "error"), Entry("can be accepted", "no")],
      sections: [Section("Why", [.paragraph(error.rationale.sentence)])])
  }
}
