import PolicyCompiler
import PolicySource

/// Projects that were read into memory.
package struct LoadedProjects: Sendable {
  package internal(set) var sources = SourceMap()
  package internal(set) var projects: [ProjectFiles] = []
  package internal(set) var problems: [LoadProblem]
  /// The files whose findings were asked for.
  package internal(set) var selected: Set<FileID> = []
  /// Those of them, and of the files that are no sources, that were named themselves instead of a folder around them.
  package internal(set) var named: Set<FileID> = []

  init(sources: SourceMap = SourceMap(), problems: [LoadProblem] = []) {
    self.sources = sources
    self.problems = problems
  }

  /// Takes in projects whose files follow on those that are here.
  mutating func add(_ other: LoadedProjects) {
    sources.add(other.sources)
    projects += other.projects
    problems += other.problems
    selected.formUnion(other.selected)
    named.formUnion(other.named)
  }

  /// The names of the files alone, and why there is no more.
  func withoutContents(_ problem: LoadProblem) -> LoadedProjects {
    LoadedProjects(sources: sources.keepingBytes(of: []), problems: problems + [problem])
  }

  /// The same without files that are no sources, and with what is said about them instead.
  package func leavingOut(_ others: Set<FileID>, _ problems: [LoadProblem]) -> LoadedProjects {
    var workspace = self
    workspace.projects = projects.map { $0.leavingOut(others) }
    workspace.selected.subtract(others)
    workspace.problems += problems
    return workspace
  }

  /// The same files with other bytes.
  package func replacing(_ sources: SourceMap) -> LoadedProjects {
    var workspace = self
    workspace.sources = sources
    return workspace
  }
}

extension ProjectFiles {
  /// What the paths that its files name must stay in.
  package var boundary: PathBoundary { PathBoundary(root: repository ?? root) }
}
