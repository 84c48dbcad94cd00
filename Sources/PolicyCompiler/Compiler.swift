import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// The way of a policy through the house: bytes, trees, documents, a resolved project, a checked one, budgets.
///
/// Every arrow is a pure function of values in memory.
public enum Compiler {
  /// Reads, decodes, resolves and checks the files of one project.
  public static func check(_ project: ProjectFiles, in sources: SourceMap, options: CheckOptions) -> CheckedProject {
    var language = LanguageErrors(atMost: options.mostFindings)
    let documents = project.files.map { file in
      defer { options.progress?.countDecoded() }
      let document = DocumentDecoder.decode(YAMLReader.read(sources[file].bytes, file: file), file: file)
      language.add(ofFile: document.diagnostics)
      return document.withoutFindings
    }
    let (resolved, conflicts) = Resolver.resolve(documents, sources, mayHideFiles: project.mayHideFiles)
    language.add(betweenFiles: conflicts)
    language.read(KnobReadings(of: documents.flatMap(\.bareNumbers), in: resolved))
    return Checker.check(
      resolved, of: project.files, in: sources, language: language, mayHideFiles: project.mayHideFiles, options: options
    )
  }

  /// Lowers a checked project; nil when it has errors.
  public static func lower(_ project: CheckedProject, in sources: SourceMap) -> BudgetSet? {
    project.policies.map { Lowering.lower($0, sources) }
  }
}
