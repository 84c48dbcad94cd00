import PolicyDiagnostics
import PolicyYAML

/// Every way in which a file can fail to be policy language.
public enum LanguageErrorCatalog {
  /// By id.
  public static let all = LanguageErrorGroup.allCases.flatMap(\.errors).sorted { $0.id < $1.id }

  public static func error(_ id: String) -> LanguageError? { all.first { $0.id == id } }
}

/// The stage that reports a language error.
public enum LanguageErrorGroup: String, CaseIterable, Sendable {
  case yaml, document, project

  /// For a heading, behind "language errors".
  public var title: String {
    switch self {
    case .yaml: "how YAML is written"
    case .document: "what a document says"
    case .project: "what documents say about each other"
    }
  }

  /// By id.
  public var errors: [LanguageError] {
    let errors =
      switch self {
      case .yaml: LanguageError.yamlErrors
      case .document: LanguageError.decodeErrors
      case .project: LanguageError.resolveErrors
      }
    return errors.sorted { $0.id < $1.id }
  }
}
