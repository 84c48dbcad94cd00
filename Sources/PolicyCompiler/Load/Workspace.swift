import PolicySource

/// The files of one project.
public struct ProjectFiles: Sendable {
  /// Absolute and resolved.
  public let root: FilePath
  /// The root as the user would type it.
  public let shownRoot: String
  /// The nearest ancestor with `.git`; nil outside any repository.
  public let repository: FilePath?
  /// What the paths that its files name must stay in.
  public var boundary: PathBoundary { PathBoundary(root: repository ?? root) }
  /// In bytewise order of their paths below the root.
  public private(set) var files: [FileID]
  /// Where the paths of its configuration lead.
  public let paths: ProjectPaths
  /// What other projects export into it.
  public let foreignExports: ForeignExports
  /// Which of the folders that were asked for are the project's, relative to the repository, or to the root where there
  /// is none; an empty path is all of it.
  public let folders: [FilePath]
  /// Whether something below the root could not be read: what seems to be missing may then be there.
  public let mayHideFiles: Bool

  public init(
    root: FilePath, shownRoot: String, repository: FilePath?, files: [FileID], folders: [FilePath] = [],
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

/// Something that could not be read as asked.
public struct LoadProblem: Hashable, Sendable {
  /// As the user would type it.
  public let path: String
  public let words: String

  public init(path: String, words: String) {
    self.path = path
    self.words = words
  }

  /// The most that are told one by one.
  public static let mostTold = 20

  /// One line for each of the first, and one that counts the rest; empty for none.
  public static func words(_ problems: [LoadProblem]) -> [String] {
    let rest = problems.count - mostTold
    return problems.prefix(mostTold).map { "\($0.path): \($0.words)" }
      + (rest > 0 ? ["\(rest) more \(rest == 1 ? "file or folder was" : "files or folders were") not read"] : [])
  }
}

/// Projects that were read into memory.
public struct Workspace: Sendable {
  public internal(set) var sources = SourceMap()
  public internal(set) var projects: [ProjectFiles] = []
  public internal(set) var problems: [LoadProblem]
  /// The files whose findings were asked for.
  public internal(set) var selected: Set<FileID> = []
  /// Those of them, and of the files that are no sources, that were named themselves instead of a folder around them.
  public internal(set) var named: Set<FileID> = []

  init(sources: SourceMap = SourceMap(), problems: [LoadProblem] = []) {
    self.sources = sources
    self.problems = problems
  }

  /// Takes in projects whose files follow on those that are here.
  mutating func add(_ other: Workspace) {
    sources.add(other.sources)
    projects += other.projects
    problems += other.problems
    selected.formUnion(other.selected)
    named.formUnion(other.named)
  }

  /// The names of the files alone, and why there is no more.
  func withoutContents(_ problem: LoadProblem) -> Workspace {
    Workspace(sources: sources.keepingBytes(of: []), problems: problems + [problem])
  }

  /// The same without files that are no sources, and with what is said about them instead.
  public func leavingOut(_ others: Set<FileID>, _ problems: [LoadProblem]) -> Workspace {
    var workspace = self
    workspace.projects = projects.map { $0.leavingOut(others) }
    workspace.selected.subtract(others)
    workspace.problems += problems
    return workspace
  }

  /// The same files with other bytes.
  public func replacing(_ sources: SourceMap) -> Workspace {
    var workspace = self
    workspace.sources = sources
    return workspace
  }
}
