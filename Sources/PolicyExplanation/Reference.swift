import PolicyCompiler
import PolicyModel
import PolicyReporting
import PolicyRules

/// The reference of the language as Markdown documents, made of the same pages that `policyc explain` shows.
package enum Reference {
  package struct Document: Sendable {
    /// The file's name below `docs/reference`.
    package let name: String
    package let text: String
  }

  package static var documents: [Document] {
    [
      document(
        "rules.md", "Rules",
        "What `policyc check` reports about policies that are well-formed. `policyc explain RULE` shows the same.",
        RuleCatalog.all.map { .rule($0) }),
      document(
        "language-errors.md", "Language errors",
        "What makes a file no policy language. They are always errors and cannot be accepted.",
        LanguageErrorCatalog.all.map { .languageError($0) }),
      document(
        "fields.md", "Fields", "What a policy can say. A policy nests its fields; a target writes their dotted paths.",
        FieldCatalog.fields.map { .field($0, nil) }),
      document(
        "targets.md", "Targets, surfaces and dialects",
        "How the program of a target behaves, what the platforms of a surface limit, and how exports are written.",
        BehaviourKey.allCases.map { .behaviour($0, nil) } + Surface.allCases.map { .surface($0, nil) }
          + DialectName.allCases.map { .dialect($0) }),
    ]
  }

  private static func document(
    _ name: String, _ title: String, _ introduction: String, _ pages: [ExplanationPage]
  ) -> Document {
    let list = pages.map { "- [`\($0.topic)`](#\($0.anchor)): \(ExplanationMarkdown.escaped($0.summary))\n" }.joined()
    return Document(
      name: name,
      text: "# \(title)\n\n\(introduction)\n\n\(list)\n"
        + pages.map { ExplanationMarkdown.render($0) }.joined(separator: "\n"))
  }
}

extension ExplanationPage {
  /// The anchor that GitHub gives the page's heading: lower case, punctuation left out.
  fileprivate var anchor: String {
    topic.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
