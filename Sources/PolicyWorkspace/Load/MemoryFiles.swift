import Glibc
import PolicySource

/// Files in memory, with the folders around them: what a test, an editor or a web page checks without a disk.
///
/// There are no links. Paths are absolute, or relative to the current folder; `.` and `..` are resolved.
public struct MemoryFiles: SourceProvider {
  /// The folder that relative paths start from; never nil.
  public let currentFolder: FilePath?
  /// None: projects are looked for up to `/`.
  public var home: FilePath? { nil }

  private let contents: [FilePath: [UInt8]]
  private let folders: [FilePath: Set<FilePath>]

  /// - Parameters:
  ///   - texts: what each file holds, by its path.
  ///   - currentFolder: absolute; it is there even where no file lies in it.
  public init(_ texts: [String: [UInt8]], currentFolder: String = "/") {
    let here = FilePath("/").following(FilePath(currentFolder))
    var contents: [FilePath: [UInt8]] = [:]
    var folders: [FilePath: Set<FilePath>] = [here: []]
    for (path, bytes) in texts {
      let place = here.following(FilePath(path))
      contents[place] = bytes
      folders[place.parent, default: []].insert(place)
    }
    for folder in Array(folders.keys) {
      var inner = folder
      while inner.parent != inner, folders[inner.parent, default: []].insert(inner).inserted { inner = inner.parent }
    }
    self.currentFolder = here
    self.contents = contents
    self.folders = folders
  }

  /// The same with texts instead of bytes.
  public init(_ texts: [String: String], currentFolder: String = "/") {
    self.init(texts.mapValues { Array($0.utf8) }, currentFolder: currentFolder)
  }

  private func place(of path: FilePath) -> FilePath { (currentFolder ?? FilePath("/")).following(path) }

  /// The absolute path without dots.
  public func resolve(_ path: FilePath) throws(FileProblem) -> FilePath {
    guard kind(of: path) != nil else { throw .missing }
    return place(of: path)
  }

  /// A file, a folder around one, or nil; never a link.
  public func kind(of path: FilePath) -> FileKind? {
    let place = place(of: path)
    return contents[place] != nil ? .regular : folders[place] != nil ? .folder : nil
  }

  /// The same; throws `ENOENT` where nothing is.
  public func entry(at place: FilePath) throws(SystemError) -> FileKind {
    guard let kind = kind(of: place) else { throw SystemError(code: ENOENT) }
    return kind
  }

  /// Always throws `EINVAL`, because there are no links.
  public func destination(ofLink place: FilePath) throws(SystemError) -> FilePath { throw SystemError(code: EINVAL) }

  /// The files and folders in a folder, in bytewise order of their names.
  public func entries(of folder: FilePath) throws(FileProblem) -> [(name: [UInt8], kind: FileKind)] {
    guard let places = folders[place(of: folder)] else { throw .missing }
    return places.map { (name: $0.name, kind: contents[$0] == nil ? .folder : .regular) }
      .sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The bytes of a file; 0 where there is none.
  public func size(of path: FilePath) -> Int { contents[place(of: path)]?.count ?? 0 }

  /// The bytes of a file, at most `limit` plus one.
  public func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
    let place = place(of: path)
    guard let bytes = contents[place] else { throw folders[place] == nil ? .missing : .isFolder }
    return Array(bytes.prefix(limit + 1))
  }

  /// The file in one piece, or none where it is empty.
  public func stream(_ path: FilePath, _ take: (UnsafeRawBufferPointer) -> Bool) throws(SystemError) {
    let place = place(of: path)
    guard let bytes = contents[place] else { throw SystemError(code: folders[place] == nil ? ENOENT : EISDIR) }
    if !bytes.isEmpty { _ = bytes.withUnsafeBytes(take) }
  }
}
