import PolicySource

/// Where the paths lead that the configuration of a project writes.
package struct ProjectPaths: Sendable {
  /// Absolute and resolved.
  private let root: FilePath
  /// Links in the project with what they lead to; all absolute, and what they lead to resolved.
  private let links: [FilePath: FilePath]

  private static let slash = UInt8(ascii: "/")

  package init(root: FilePath, links: [FilePath: FilePath] = [:]) {
    self.root = root
    self.links = links
  }

  /// The absolute place behind a path relative to the root, with the links of the project followed. `..` leads out of the
  /// folder that a link leads to, as it does for the system.
  package func place(of path: String) -> FilePath {
    let bytes = Array(path.utf8)
    var place = root
    for part in bytes.split(separator: Self.slash) where !part.elementsEqual(".".utf8) {
      place = part.elementsEqual("..".utf8) ? place.parent : place.appending(Array(part))
      if let destination = links[place] { place = destination }
    }
    return place
  }
}
