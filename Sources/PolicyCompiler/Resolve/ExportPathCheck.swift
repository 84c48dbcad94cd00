import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Checks that an export overwrites neither another one nor a file that policyc reads.
struct ExportPathCheck {
  private let paths: ProjectPaths
  /// Where the sources of the project lie.
  private let taken: Set<FilePath>

  /// - Parameter sources: their paths below the root.
  init(_ paths: ProjectPaths, sources: some Sequence<String>) {
    self.paths = paths
    taken = Set(sources.map { paths.place(of: $0) })
  }

  func check(_ exports: [ExportEntry], _ diagnostics: inout DiagnosticBag) {
    var known: [FilePath: Span] = [:]
    for export in exports {
      let place = paths.place(of: export.path.value)
      if taken.contains(place) {
        diagnostics.add(
          LanguageError.notAPath(
            "path `\(export.path.value)` is a file that the policies are read from", at: export.path.span,
            help: ["write a file of its own" + (example(for: export).map { ", such as \($0)" } ?? "")]))
      } else if let first = known[place] {
        diagnostics.add(
          LanguageError.notAPath(
            "path `\(export.path.value)` is exported twice", at: export.path.span,
            notes: [Note("the first export is here", at: first)], help: ["give each export a file of its own"]))
      }
      known[place] = known[place] ?? export.path.span
    }
  }

  /// A path that no source has, with the extension that the consumer of the dialect knows; nil where that is taken, too.
  private func example(for export: ExportEntry) -> String? {
    let path = "exports/\(export.target.value).\(export.dialect.fileExtension)"
    return taken.contains(paths.place(of: path)) ? nil : path
  }
}

extension DialectName {
  /// How files of the dialect are called by those who have them.
  fileprivate var fileExtension: String {
    switch self {
    case .portable, .compose, .docker, .systemd, .github, .kubectl, .pythonDotenv, .node: "env"
    case .shell: "sh"
    case .json: "json"
    case .configmap: "yaml"
    case .fish: "fish"
    case .tfvars: "tfvars"
    }
  }
}
