import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicySource

/// One project as it was read and checked, with all that is known about it.
public struct ProjectResult: Sendable {
  /// The environment whose values hold; nil where the project has none, as no project has so far.
  public internal(set) var environment: String?
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

  /// The project as a message names it.
  fileprivate var name: String { files.shownRoot + (environment.map { " in \($0)" } ?? "") }

  /// What every run may spend, by target and surface; nil where a finding is an error, since nothing is compiled then.
  public var budgets: BudgetSet? { Compiler.lower(checked, in: sources) }
}

extension [ProjectResult] {
  /// The project that was named: the outermost one that has any file; nil where none has.
  ///
  /// - Throws: `Refusal` where there are several side by side, or several results of one.
  package func outermost() throws(Refusal) -> ProjectResult? {
    let projects = filter { !$0.files.files.isEmpty }
    guard let first = projects.first else { return nil }
    let root = first.files.root
    let others = projects.dropFirst().filter { !$0.files.root.lies(in: root) || $0.files.root == root }
    guard others.isEmpty else {
      let names = [first.name] + others.map(\.name)
      throw Refusal("there are several projects", help: "name one of them: \(Words.list(names, "or"))")
    }
    return first
  }
}
