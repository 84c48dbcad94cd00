import PolicyDiagnostics

/// A rule or a language error, as lists and machine formats present it.
package struct CatalogEntry: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case rule
    case languageError = "language-error"

    /// As within a sentence: "language error".
    package var words: String { rawValue.replacing("-", with: " ") }
  }

  package let id: String
  package let kind: Kind
  /// A word for machines: `around-run`.
  package let group: String
  package let severity: Severity
  package let isAcceptable: Bool
  /// Whether its findings can come with an edit that answers them.
  package let isFixable: Bool
  /// One line without a final period.
  package let summary: String
  /// One line without a final period.
  package let why: String

  package init(
    id: String, kind: Kind, group: String, severity: Severity, isAcceptable: Bool, isFixable: Bool, summary: String,
    why: String
  ) {
    self.id = id
    self.kind = kind
    self.group = group
    self.severity = severity
    self.isAcceptable = isAcceptable
    self.isFixable = isFixable
    self.summary = summary
    self.why = why
  }
}

/// What belongs together in a list of the catalogue.
package struct CatalogGroup: Sendable {
  /// For a heading.
  package let title: String
  /// By id; not empty.
  package let entries: [CatalogEntry]

  package init(_ title: String, _ entries: [CatalogEntry]) {
    self.title = title
    self.entries = entries
  }
}
