import PolicyDiagnostics

/// The files of one project.
package struct ProjectFiles: Sendable {
  /// Absolute and resolved.
  package let root: FilePath
  /// The root as the user would type it.
  package let shownRoot: String
  /// The nearest ancestor with `.git`; nil outside any repository.
  package let repository: FilePath?
  /// In bytewise order of their paths below the root.
  package let files: [FileID]
  /// Which of the folders that were asked for are the project's, relative to the repository, or to the root where there
  /// is none; an empty path is all of it.
  package let folders: [FilePath]
  /// Whether something below the root could not be read: what seems to be missing may then be there.
  package let mayHideFiles: Bool

  package init(
    root: FilePath, shownRoot: String, repository: FilePath?, files: [FileID], folders: [FilePath] = [],
    mayHideFiles: Bool = false
  ) {
    self.mayHideFiles = mayHideFiles
    self.root = root
    self.shownRoot = shownRoot
    self.repository = repository
    self.files = files
    self.folders = folders
  }
}

/// Something that could not be read as asked.
package struct LoadProblem: Hashable, Sendable {
  /// As the user would type it.
  package let path: String
  package let words: String
}

/// Everything that one command works on, read into memory.
package struct Workspace: Sendable {
  package let sources: SourceMap
  /// Where each file lies, by its index in `sources`: absolute, its folder resolved.
  package let places: [FilePath]
  package let projects: [ProjectFiles]
  package let problems: [LoadProblem]
  /// The files whose findings were asked for.
  package let selected: Set<FileID>

  /// The same files with other bytes.
  package func replacing(_ sources: SourceMap) -> Workspace {
    Workspace(sources: sources, places: places, projects: projects, problems: problems, selected: selected)
  }
}
