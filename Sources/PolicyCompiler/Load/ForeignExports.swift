import PolicySource

/// The files in a project that other projects around it, or in folders of it, name as their exports.
public struct ForeignExports: Sendable {
  /// Absolute and resolved.
  public private(set) var places: Set<FilePath> = []
  /// Whether every configuration that was asked could be understood.
  public private(set) var isComplete = true

  public init() {}

  /// Asks the configurations of other projects.
  ///
  /// - Parameters:
  ///   - root: of the project whose files are looked for, absolute and resolved.
  ///   - others: the roots of the other projects.
  ///   - contents: reads a file.
  init(into root: FilePath, from others: [FilePath], contents: (FilePath) throws(FileProblem) -> [UInt8]) {
    for other in others {
      guard let bytes = try? contents(other.appending(ProjectRoot.configurationName)) else {
        isComplete = false
        continue
      }
      let document = DocumentDecoder.decode(bytes, file: FileID(0))
      isComplete = isComplete && document.diagnostics.diagnostics.isEmpty
      guard case .project(let configuration) = document.content else { continue }
      let boundary = PathBoundary(around: other)
      let ends = configuration.exports.compactMap { try? boundary.end(of: other.appending($0.path.value)) }
      places.formUnion(ends.filter { $0.isThere && $0.place.lies(in: root) }.map(\.place))
    }
  }
}
