import PolicySource
import PolicyYAML

/// How files are laid out, for edits that documents, which hold only what is said, cannot place.
struct Layout {
  private let sources: SourceMap
  /// The trees of those files that were asked for last.
  private var trees: [FileID: YAMLTree?] = [:]
  /// How many bytes their files have together.
  private var byteCount = 0

  /// The most of that: a tree takes many times the memory of its file.
  private static let mostBytes = 4 << 20

  init(_ sources: SourceMap) { self.sources = sources }

  /// Nil for a file that cannot be read.
  mutating func tree(of file: FileID) -> YAMLTree? {
    if let known = trees[file] { return known }
    let tree = YAMLReader.read(sources[file].bytes, file: file).tree
    byteCount += sources[file].bytes.count
    if byteCount > Self.mostBytes {
      trees.removeAll()
      byteCount = sources[file].bytes.count
    }
    trees[file] = tree
    return tree
  }
}
