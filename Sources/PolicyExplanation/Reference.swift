import PolicyModel
import PolicyReporting

/// The reference of the language as Markdown documents, made of the same pages that `policyc explain` shows.
package enum Reference {
  package struct Document: Sendable {
    /// In the repository: `docs/rules/knob-conflict.md`.
    package let path: String
    package let text: String
  }

  package static var documents: [Document] { rules + vocabulary }

  // MARK: Rules

  /// The folder in which nothing else lies: a page for each rule, each language error and each retired rule, and their index.
  package static var rules: [Document] {
    let index = Document(
      path: "\(PageAddresses.folder)/README.md",
      text: CatalogReport.markdown(Catalog.groups) + CatalogReport.markdown(retired: Catalog.retiredPages))
    return [index]
      + (Catalog.pages + Catalog.retiredPages).map { page in
        Document(
          path: PageAddresses().address(of: page.topic),
          text: ExplanationMarkdown.render(page, level: 1, .besides(folder: PageAddresses.folder))
            + "- [All rules and language errors](README.md)\n")
      }
  }

  // MARK: Vocabulary

  private static var vocabulary: [Document] {
    [
      document(
        "docs/reference/documents.md", "Documents",
        "This page has the keys of every kind of document. [The language on one page](language.md) says how they go together.",
        DocumentSchema.all.map { .document($0) }),
      document(
        "docs/reference/fields.md", "Fields",
        "This page has everything that a policy can say. A policy nests its fields; a target writes their dotted paths.",
        FieldCatalog.fields.map { .field($0, nil) }),
      document(
        "docs/reference/targets.md", "Targets, surfaces and dialects",
        """
        This page says how the program of a target behaves, what the platforms of a surface limit, and how exports are \
        written.
        """,
        BehaviourKey.allCases.map { .behaviour($0, nil) } + Surface.builtIn.map { .surface($0, nil) }
          + DialectName.allCases.map { .dialect($0) }),
    ]
  }

  private static func document(
    _ path: String, _ title: String, _ introduction: String, _ pages: [ExplanationPage]
  ) -> Document {
    let list = pages.map { "- [`\($0.topic)`](#\($0.anchor)): \(ExplanationMarkdown.escaped($0.summary))\n" }.joined()
    return Document(
      path: path,
      text: "# \(title)\n\n\(introduction)\n\n\(list)\n"
        + pages.map { ExplanationMarkdown.render($0, level: 2, .besides(folder: "docs/reference")) }.joined(
          separator: "\n"))
  }
}

extension ExplanationPage {
  /// The anchor that GitHub gives the page's heading: lower case, blanks as hyphens, other punctuation left out.
  fileprivate var anchor: String {
    String(
      topic.lowercased().map { $0 == " " ? "-" : $0 }.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
  }
}
