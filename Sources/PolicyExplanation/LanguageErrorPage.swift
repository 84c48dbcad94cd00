import PolicyCompiler
import PolicyDiagnostics
import PolicyReporting

extension ExplanationPage {
  /// A way in which a file fails to be policy language, with an example as it is really reported.
  static func languageError(_ error: LanguageError) -> ExplanationPage {
    ExplanationPage(
      error.id, kind: "language error", summary: error.summary,
      properties: [Entry("severity", "error"), Entry("can be accepted", "no")],
      sections: [Section("Why", [.paragraph(error.rationale.sentence)])] + examples(of: error))
  }

  private static func examples(of error: LanguageError) -> [Section] {
    guard let example = LanguageErrorExample.example(of: error.id) else { return [] }
    let rejected = example.rejected
    let findings = rejected.findings(of: error.id).map { Block.finding($0, rejected.sources) }
    let accepted = code(example.accepted.files)
    return [
      Section("Rejected", code(rejected.files) + findings), remedy(of: error.findingsOfExample.first),
      accepted.isEmpty ? nil : Section("Accepted", accepted),
    ].compactMap { $0 }
  }
}
