import PolicyDiagnostics
import PolicyYAML

/// The stage that reports a language error.
package enum LanguageErrorGroup: String, CaseIterable, Sendable {
  case yaml, document, project

  /// For a heading, behind "language errors".
  package var title: String {
    switch self {
    case .yaml: "how YAML is written"
    case .document: "what a document says"
    case .project: "what documents say about each other"
    }
  }

  /// By id.
  package var errors: [LanguageError] {
    let errors =
      switch self {
      case .yaml: LanguageError.yamlErrors
      case .document: LanguageError.decodeErrors
      case .project: LanguageError.resolveErrors
      }
    return errors.sorted { $0.id < $1.id }
  }
}
