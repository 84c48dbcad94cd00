import PolicySource

/// The files of one project.
package struct ProjectFiles: Sendable {
  /// The name of the file that configures a project; it stands at the project's root.
  package static let configurationName = "policyc.yaml"

  /// Absolute and resolved.
  package let root: FilePath
  /// The root as the user would type it.
  package let shownRoot: String
  /// The nearest ancestor with `.git`; nil outside any repository.
  package let repository: FilePath?
  /// In bytewise order of their paths below the root.
  package private(set) var files: [FileID]
  /// Where the paths of its configuration lead.
  package let paths: ProjectPaths
  /// What other projects export into it.
  package let foreignExports: ForeignExports
  /// The folders that were asked for, at or below the root; absolute and resolved.
  package let folders: Set<FilePath>
  /// Whether something below the root could not be read: what seems to be missing may then be there.
  package let mayHideFiles: Bool

  package init(
    root: FilePath, shownRoot: String, repository: FilePath?, files: [FileID], folders: Set<FilePath> = [],
    links: [FilePath: FilePath] = [:], foreignExports: ForeignExports = ForeignExports(), mayHideFiles: Bool = false
  ) {
    paths = ProjectPaths(root: root, links: links)
    self.foreignExports = foreignExports
    self.mayHideFiles = mayHideFiles
    self.root = root
    self.shownRoot = shownRoot
    self.repository = repository
    self.files = files
    self.folders = folders
  }

  /// The same project without files that are none of its sources.
  package func leavingOut(_ others: Set<FileID>) -> ProjectFiles {
    var project = self
    project.files.removeAll { others.contains($0) }
    return project
  }
}
