extension FilePath {
  private static let up = FilePath("..")

  /// The path that leads here from a folder, with `..` for each level up; empty for the folder itself. Both are absolute
  /// and without links.
  package func path(from folder: FilePath) -> FilePath {
    let (own, others) = (parts, folder.parts)
    let shared = zip(own, others).prefix { $0 == $1 }.count
    let way = [FilePath](repeating: Self.up, count: others.count - shared) + own[shared...]
    return FilePath(bytes: Array(way.map(\.bytes).joined(separator: [UInt8(ascii: "/")])))
  }

  /// Where a path leads from this folder by its names alone: absolute, without `.` and `..`, links not followed.
  package func following(_ path: FilePath) -> FilePath {
    var place = path.bytes.first == UInt8(ascii: "/") ? FilePath("/") : self
    for part in path.parts where !part.bytes.elementsEqual(".".utf8) {
      place = part == Self.up ? place.parent : place.appending(part.bytes)
    }
    return place
  }

  /// The deepest folder that holds all of some absolute folders; `/` for none.
  package static func commonFolder(of folders: some Collection<FilePath>) -> FilePath {
    guard var common = folders.first else { return FilePath("/") }
    for folder in folders {
      while !folder.lies(in: common) { common = common.parent }
    }
    return common
  }
}
