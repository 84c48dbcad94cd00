import PolicySource

/// The files of one project.
public struct ProjectFiles: Sendable {
  /// The name of the file that configures a project; it stands at the project's root.
  public static let configurationName = "policyc.yaml"

  /// Absolute and resolved.
  public let root: FilePath
  /// The root as the user would type it.
  public let shownRoot: String
  /// The nearest ancestor with `.git`; nil outside any repository.
  public let repository: FilePath?
  /// In bytewise order of their paths below the root.
  public private(set) var files: [FileID]
  /// Where the paths of its configuration lead.
  public let paths: ProjectPaths
  /// What other projects export into it.
  public let foreignExports: ForeignExports
  /// The folders that were asked for, at or below the root; absolute and resolved.
  public let folders: Set<FilePath>
  /// Whether something below the root could not be read: what seems to be missing may then be there.
  public let mayHideFiles: Bool

  public init(
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
  public func leavingOut(_ others: Set<FileID>) -> ProjectFiles {
    var project = self
    project.files.removeAll { others.contains($0) }
    return project
  }
}
