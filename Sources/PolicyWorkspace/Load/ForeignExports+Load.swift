import PolicyCompiler
import PolicySource

extension ForeignExports {
  /// Asks the configurations of other projects.
  ///
  /// - Parameters:
  ///   - root: of the project whose files are looked for, absolute and resolved.
  ///   - others: the roots of the other projects.
  ///   - contents: reads a file.
  init(
    into root: FilePath, from others: [FilePath], in files: some SourceProvider,
    contents: (FilePath) throws(FileProblem) -> [UInt8]
  ) {
    var places: Set<FilePath> = []
    var isComplete = true
    for other in others {
      guard let bytes = try? contents(other.appending(ProjectRoot.configurationName)) else {
        isComplete = false
        continue
      }
      let document = Compiler.document(bytes)
      isComplete = isComplete && document.diagnostics.diagnostics.isEmpty
      guard case .project(let configuration) = document.content else { continue }
      let boundary = PathBoundary(around: other, in: files)
      let ends = configuration.exports.compactMap { try? boundary.end(of: other.appending($0.path.value), in: files) }
      places.formUnion(ends.filter { $0.isThere && $0.place.lies(in: root) }.map(\.place))
    }
    self.init(places: places, isComplete: isComplete)
  }
}
