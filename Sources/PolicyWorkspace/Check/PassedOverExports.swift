import PolicyCompiler
import PolicySource

/// The files of projects that are no sources, because `policyc export` writes them, and what is said about those that were
/// asked for.
package struct PassedOverExports: Sendable {
  package private(set) var files: Set<FileID> = []
  /// The exports that were named themselves, as the user would type them.
  package private(set) var named: [String] = []
  /// Files that were asked for and may be exports, where no finding of the same check says why that is not known.
  package private(set) var problems: [LoadProblem] = []

  package init() {}

  package init(_ workspace: LoadedProjects, _ exported: [ExportedFiles]) {
    for project in exported {
      files.formUnion(project.all)
      named += project.files.intersection(workspace.named).sorted().map { workspace.sources[$0].path.shown }
      guard project.unclearConfigurations.isDisjoint(with: workspace.selected) else { continue }
      problems += project.doubtful.intersection(workspace.selected).sorted().map { file in
        LoadProblem(
          path: workspace.sources[file].path.shown,
          words: "whether it is an export is not known, because a policyc.yaml could not be understood")
      }
    }
  }

  /// Takes in those of other projects.
  package static func += (sum: inout PassedOverExports, other: PassedOverExports) {
    sum.files.formUnion(other.files)
    sum.named += other.named
    sum.problems += other.problems
  }
}
