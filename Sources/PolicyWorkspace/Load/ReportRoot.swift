import PolicyDiagnostics
import PolicySource

/// The root of reports: the folder that formats for programs name files from.
///
/// It is the folder that was named for it, else the folder of the CI job where it holds the project, else the repository:
/// that of the working folder where it holds the project, so that a submodule is named as in the repository around it,
/// else the nearest one; else the working folder where it holds the project, else the project's own root.
public struct ReportRoot: Sendable {
  /// What was named, resolved and as it was typed.
  let named: (folder: FilePath, shown: String)?
  /// Of the CI job, resolved.
  private let jobFolder: FilePath?

  /// Nothing is named, and no job is known.
  public init() { (named, jobFolder) = (nil, nil) }

  /// - Parameters:
  ///   - path: the folder that was named, relative to the current folder; nil for none.
  ///   - jobFolder: the folder of the CI job, as `GITHUB_WORKSPACE` has it. One that is no folder counts for nothing.
  /// - Throws: `Refusal` where the path names no folder.
  public init(named path: String?, jobFolder: FilePath?, in files: some SourceProvider = Disk()) throws(Refusal) {
    do throws(FileProblem) {
      named = try path.map { path throws(FileProblem) in (try Self.folder(named: path, in: files), path) }
    } catch {
      throw Refusal("--root: \(path ?? ""): \(error.words)")
    }
    self.jobFolder = jobFolder.flatMap { $0.bytes.isEmpty ? nil : try? Self.folder($0, in: files) }
  }

  private static func folder(named path: String, in files: some SourceProvider) throws(FileProblem) -> FilePath {
    try PathBoundary.check(named: FilePath(path), in: files)
    return try folder(FilePath(path), in: files)
  }

  private static func folder(_ path: FilePath, in files: some SourceProvider) throws(FileProblem) -> FilePath {
    let place = try files.resolve(path)
    guard files.kind(of: place) == .folder else { throw .notFolder }
    return place
  }

  /// The root for everything in a folder, as it is found from one working folder.
  struct Search {
    private let wide: [FilePath]
    private let here: FilePath?
    private let files: any SourceProvider

    init(_ root: ReportRoot, in files: some SourceProvider) {
      self.files = files
      here = files.currentFolder
      let repository = here.flatMap { ProjectRoot.repository(of: $0, in: files) }
      wide = [root.named?.folder, root.jobFolder, repository].compactMap { $0 }
    }

    /// - Parameter folder: absolute and resolved.
    func root(of folder: FilePath) -> FilePath {
      wide.first { folder.lies(in: $0) } ?? ProjectRoot.repository(of: folder, in: files)
        ?? here.flatMap { folder.lies(in: $0) ? $0 : nil } ?? folder
    }
  }
}
