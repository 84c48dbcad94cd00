import PolicyDiagnostics

/// A file that is no policy, as the user named it.
public struct GivenFile: Sendable {
  public let source: SourceFile
  /// Absolute, without links and dots.
  public let place: FilePath
  /// What belongs together with it: the nearest ancestor with `.git`, or its folder outside any repository.
  public let surroundings: FilePath

  /// Reads a regular file, at most `limit` bytes and one more, so that a file over the limit shows as one.
  ///
  /// - Parameter typed: relative to the current folder.
  public static func read(_ typed: String, limit: Int) throws(FileProblem) -> GivenFile {
    let bytes = try FileSystem.read(FilePath(typed), limit: limit)
    guard let place = FilePath(typed).resolved else { throw .missing }
    let repository = ProjectRoot.repository(of: place.parent)
    let inRepository = repository.flatMap { place.relative(to: $0) }?.text ?? typed
    return GivenFile(
      source: SourceFile(
        path: SourcePath(shown: typed, inProject: typed, inRepository: inRepository), bytes: bytes),
      place: place, surroundings: repository ?? place.parent)
  }
}
