import PolicySource

/// What lies behind a path.
public enum FileKind: Sendable {
  /// A regular file.
  case regular
  /// A folder.
  case folder
  /// A symbolic link.
  case link
  /// A device, a FIFO or a socket.
  case other
}

/// An error of the system by its number, as POSIX names them.
public struct SystemError: Error, Hashable, Sendable {
  /// As in `errno`: `ENOENT`, `EACCES`.
  public let code: CInt

  /// - Parameter code: as in `errno`.
  public init(code: CInt) { self.code = code }
}

/// Where a workspace reads from: the disk, memory, or a disk with unsaved text over it.
///
/// Every question is about one place and is answered as it is now; nothing is kept. Places are absolute but for paths that
/// say otherwise. A provider answers from any thread.
public protocol SourceProvider: Sendable {
  /// What relative paths start from: absolute and resolved; nil where there is no such folder.
  var currentFolder: FilePath? { get }

  /// The folder above which no project is looked for; nil for none.
  var home: FilePath? { get }

  /// The absolute path without links and dots.
  func resolve(_ path: FilePath) throws(FileProblem) -> FilePath

  /// What lies at a place itself, no link at its end followed.
  func entry(at place: FilePath) throws(SystemError) -> FileKind

  /// What is written in a link.
  func destination(ofLink place: FilePath) throws(SystemError) -> FilePath

  /// What lies behind a path, links followed; nil where nothing does.
  func kind(of path: FilePath) -> FileKind?

  /// The entries of a folder in bytewise order of their names, no link followed.
  func entries(of folder: FilePath) throws(FileProblem) -> [(name: [UInt8], kind: FileKind)]

  /// The bytes that a file is said to have, links followed; 0 where nothing is there.
  func size(of path: FilePath) -> Int

  /// The bytes of a regular file, at most `limit` plus one, so that a file over the limit shows as one.
  func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8]

  /// Hands over a file of any size in pieces, from its beginning to its end, also one that can be read only once, such as a
  /// FIFO.
  ///
  /// - Parameter take: gets the next piece, which is not empty, and says whether it wants more.
  func stream(_ path: FilePath, _ take: (UnsafeRawBufferPointer) -> Bool) throws(SystemError)
}

extension SourceProvider {
  /// The bytes of a regular file that the command line names, as `read` gives them.
  package func read(named path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try PathBoundary.check(named: FilePath(path), in: self)
    return try read(FilePath(path), limit: limit)
  }
}
