import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicySource

/// One project as it was read and checked, with all that is known about it.
public struct ProjectResult: Sendable {
  package let files: ProjectFiles
  package let checked: CheckedProject
  /// The files of every project that was read with it; `findings` name places in them.
  public let sources: SourceMap

  /// Checks files that were read; every check of a workspace is made here.
  init(of files: ProjectFiles, in sources: SourceMap, _ options: CheckOptions) {
    checked = Compiler.check(files, in: sources, options: options)
    self.files = files.leavingOut(checked.exported.all)
    self.sources = sources
  }

  /// What is wrong, in the order of the files; what a policy accepts is not among it.
  public var findings: [Diagnostic] { checked.findings }

  /// What every run may spend, by target and surface; nil where a finding is an error, since nothing is compiled then.
  public var budgets: BudgetSet? { Compiler.lower(checked, in: sources) }
}
