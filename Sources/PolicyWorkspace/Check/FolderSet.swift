import PolicySource

/// Folders of one tree, with what lies in them.
package struct FolderSet: Sendable {
  /// In the order of their bytes, each with a slash behind it, and none in another one: so of all that do not come behind
  /// a path, only the last can hold it. The folder of the whole tree is empty.
  private var folders: [[UInt8]] = []

  private static let slash = UInt8(ascii: "/")

  package mutating func insert(_ folder: FilePath) {
    insert(folder.bytes.isEmpty || folder.bytes.last == Self.slash ? folder.bytes : folder.bytes + [Self.slash])
  }

  package mutating func formUnion(_ other: FolderSet) {
    for folder in other.folders { insert(folder) }
  }

  private mutating func insert(_ folder: [UInt8]) {
    guard !holds(folder) else { return }
    let place = end(of: folder)
    let inside = folders[place...].prefix { $0.starts(with: folder) }.indices
    folders.replaceSubrange(inside, with: [folder])
  }

  /// Whether a path is one of the folders, or lies in one.
  package func contains(_ path: FilePath) -> Bool { holds(path.bytes + [Self.slash]) }

  /// The folder that a path is or lies in; nil where there is none.
  package func folder(around path: FilePath) -> FilePath? {
    guard contains(path) else { return nil }
    let folder = folders[end(of: path.bytes + [Self.slash]) - 1]
    return FilePath(bytes: folder.count > 1 ? folder.dropLast() : folder)
  }

  private func holds(_ path: [UInt8]) -> Bool {
    let place = end(of: path)
    return place > 0 && path.starts(with: folders[place - 1])
  }

  /// The place behind the last folder that does not come behind a path.
  private func end(of path: [UInt8]) -> Int {
    folders.indices.partitionPoint { path.lexicographicallyPrecedes(folders[$0]) }
  }
}
