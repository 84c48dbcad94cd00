import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// The way of a policy through the house: bytes, trees, documents, a resolved project, a checked one, budgets.
///
/// Every arrow is a pure function of values in memory.
package enum Compiler {
  /// Reads, decodes, resolves and checks the files of one project.
  package static func check(_ project: ProjectFiles, in sources: SourceMap, options: CheckOptions) -> CheckedProject {
    let documents = project.files.map { file in
      defer { options.progress?.countDecoded() }
      return DocumentDecoder.decode(YAMLReader.read(sources[file].bytes, file: file), file: file)
    }
    let (resolved, conflicts) = Resolver.resolve(documents, sources, mayHideFiles: project.mayHideFiles)
    return Checker.check(
      resolved, of: project.files, in: sources, language: documents.map(\.diagnostics) + [conflicts],
      mayHideFiles: project.mayHideFiles, options: options)
  }

  /// Lowers a checked project; nil when it has errors.
  package static func lower(_ project: CheckedProject, in sources: SourceMap) -> BudgetSet? {
    project.policies.map { Lowering.lower($0, sources) }
  }
}
