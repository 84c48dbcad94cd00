import PolicyDiagnostics

/// A rule or a language error, as lists and machine formats present it.
public struct CatalogEntry: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case rule
    case languageError = "language-error"

    /// As within a sentence: "language error".
    public var words: String { rawValue.replacing("-", with: " ") }
  }

  public let id: String
  public let kind: Kind
  /// A word for machines: `around-run`.
  public let group: String
  public let severity: Severity
  public let isAcceptable: Bool
  /// Whether its findings can come with an edit that answers them.
  public let isFixable: Bool
  /// One line without a final period.
  public let summary: String
  /// One line without a final period.
  public let why: String

  public init(
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
public struct CatalogGroup: Sendable {
  /// For a heading.
  public let title: String
  /// By id; not empty.
  public let entries: [CatalogEntry]

  public init(_ title: String, _ entries: [CatalogEntry]) {
    self.title = title
    self.entries = entries
  }
}
