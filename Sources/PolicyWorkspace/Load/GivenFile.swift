import PolicySource

/// A file that is no policy, as the user named it.
public struct GivenFile: Sendable {
  public let source: SourceFile
  /// Absolute, without links and dots.
  public let place: FilePath

  /// Reads a regular file that the command line names, at most `limit` bytes and one more, so that a file over the limit
  /// shows as one.
  ///
  /// - Parameter typed: relative to the current folder.
  public static func read(named typed: String, limit: Int) throws(FileProblem) -> GivenFile {
    let bytes = try FileSystem.read(named: typed, limit: limit)
    guard let place = FilePath(typed).resolved else { throw .missing }
    return GivenFile(bytes, at: place, shown: typed)
  }

  /// Reads a regular file that another file names, as above.
  ///
  /// - Parameters:
  ///   - path: relative to the current folder.
  ///   - boundary: of the file that names it.
  public static func read(_ path: String, within boundary: PathBoundary, limit: Int) throws(FileProblem) -> GivenFile {
    let place = try boundary.end(of: FilePath(path)).place
    return GivenFile(try FileSystem.read(place, limit: limit), at: place, shown: path)
  }

  private init(_ bytes: [UInt8], at place: FilePath, shown path: String) {
    let inRepository = ProjectRoot.repository(of: place.parent).flatMap { place.relative(to: $0) }?.text ?? path
    let names = SourcePath(shown: path, inProject: path, inRepository: inRepository)
    source = SourceFile(path: names, bytes: bytes)
    self.place = place
  }
}
