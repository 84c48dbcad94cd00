import PolicyCompiler
import PolicyDiagnostics
import PolicyReporting

extension ExplanationPage {
  /// A way in which a file fails to be policy language, with an example as it is really reported.
  static func languageError(_ error: LanguageError) -> ExplanationPage {
    ExplanationPage(
      error.id, kind: "language error", summary: "reports that \(error.summary)",
      properties: [Entry("severity", "error"), Entry("can be accepted", "no")],
      summaryHeading: Heading.summary,
      sections: [Section(Heading.reason, [.paragraph(error.rationale.sentence)])] + examples(of: error) + [references])
  }

  private static func examples(of error: LanguageError) -> [Section] {
    guard let example = LanguageErrorExample.example(of: error.id) else { return [] }
    let rejected = example.rejected
    let findings = rejected.findings(of: error.id).map { Block.finding($0, rejected.sources) }
    let instead = remedy(of: error.findingsOfExample.first) + code(example.accepted.files)
    return [Section(Heading.example, code(rejected.files) + findings), Section(Heading.remedy, instead)]
  }

  private static let references = Section(
    Heading.references, [.links([Link("The language on one page", address: "docs/reference/language.md")])])
}
