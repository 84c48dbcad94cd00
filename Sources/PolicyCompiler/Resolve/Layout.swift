import PolicyDiagnostics
import PolicyYAML

/// How files are laid out, for edits that documents, which hold only what is said, cannot place.
struct Layout {
  private let sources: SourceMap
  /// The trees of those files that were asked for.
  private var trees: [FileID: YAMLTree?] = [:]

  init(_ sources: SourceMap) { self.sources = sources }

  /// Nil for a file that cannot be read.
  mutating func tree(of file: FileID) -> YAMLTree? {
    if let known = trees[file] { return known }
    let tree = YAMLReader.read(sources[file].bytes, file: file).tree
    trees[file] = tree
    return tree
  }
}
