import PolicyDiagnostics

/// The files of one project.
public struct ProjectFiles: Sendable {
  /// Absolute and resolved.
  public let root: FilePath
  /// The root as the user would type it.
  public let shownRoot: String
  /// The nearest ancestor with `.git`; nil outside any repository.
  public let repository: FilePath?
  /// In bytewise order of their paths below the root.
  public let files: [FileID]
  /// Which of the folders that were asked for are the project's, relative to the repository, or to the root where there
  /// is none; an empty path is all of it.
  public let folders: [FilePath]
  /// Whether something below the root could not be read: what seems to be missing may then be there.
  public let mayHideFiles: Bool

  public init(
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
public struct LoadProblem: Hashable, Sendable {
  /// As the user would type it.
  public let path: String
  public let words: String

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
  }

  /// The names of the files alone, and why there is no more.
  func withoutContents(_ problem: LoadProblem) -> Workspace {
    Workspace(sources: sources.keepingBytes(of: []), problems: problems + [problem])
  }

  /// The same files with other bytes.
  public func replacing(_ sources: SourceMap) -> Workspace {
    var workspace = self
    workspace.sources = sources
    return workspace
  }
}
