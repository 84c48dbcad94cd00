import PolicyDiagnostics
import PolicyYAML

/// Every way in which a file can fail to be policy language.
package enum LanguageErrorCatalog {
  /// By id.
  package static let all = LanguageErrorGroup.allCases.flatMap(\.errors).sorted { $0.id < $1.id }

  package static func error(_ id: String) -> LanguageError? { all.first { $0.id == id } }
}
