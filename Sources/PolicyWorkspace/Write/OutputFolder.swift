import PolicySource
import Glibc

/// The open folder that a file is written into; every further step is relative to it, wherever its path may lead then.
package struct OutputFolder: ~Copyable {
  package let file: OpenFile
  private let path: String

  /// Opens the folder of a path one name after the other, none of them through a link: what is opened is what was judged.
  ///
  /// - Parameter creating: makes missing folders, each with mode 0755 less the umask.
  package init(of path: OutputPath, creating: Bool) throws(WriteFailure) {
    let shown = path.shownFolder
    guard var folder = OpenFile(Glibc.open("/", Self.searching)) else { throw Self.failure("open", shown) }
    for name in path.folder.parts {
      if let next = Self.enter(name, of: folder) {
        folder = next
        continue
      }
      guard errno == ENOENT else { throw Self.failure("open", shown) }
      guard creating else { throw .folderMissing(shown) }
      folder = try Self.make(name, in: folder, path: shown)
    }
    guard let file = OpenFile(openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) else {
      throw Self.failure("open", shown)
    }
    self.file = file
    self.path = shown
  }

  /// To go through a folder it need not be readable; Glibc's module lacks the constant.
  private static let searching = CInt(0o10_000_000) | O_DIRECTORY | O_CLOEXEC

  private static func enter(_ name: FilePath, of folder: borrowing OpenFile) -> OpenFile? {
    let number = folder.number
    return OpenFile(name.withCString { openat(number, $0, searching | O_NOFOLLOW) })
  }

  /// Makes a folder in a folder. What others made in the meantime is taken, unless it is a link.
  private static func make(
    _ name: FilePath, in folder: borrowing OpenFile, path: String
  ) throws(WriteFailure) -> OpenFile {
    let number = folder.number
    guard name.withCString({ mkdirat(number, $0, 0o755) }) == 0 || errno == EEXIST else {
      throw failure("create", path)
    }
    // The folder was opened only to be searched.
    guard let readable = OpenFile(openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)), readable.flush() else {
      throw failure("flush", path)
    }
    guard let next = enter(name, of: folder) else { throw failure("open", path) }
    return next
  }

  private static func failure(_ deed: String, _ path: String) -> WriteFailure {
    errno == ENOTDIR ? .notAFolder(path) : .system(deed: deed, path, errno: errno)
  }

  // MARK: Entries

  /// What an entry is, without following a link; nil where there is none.
  package func status(of name: String) throws(WriteFailure) -> stat? {
    var status = stat()
    guard fstatat(file.number, name, &status, AT_SYMLINK_NOFOLLOW) != 0 else { return status }
    guard errno == ENOENT else { throw .system(deed: "look at", shown(name), errno: errno) }
    return nil
  }

  /// Opens an entry, never through a link and never waiting for a FIFO; nil for a failure.
  package func open(_ name: String, _ flags: CInt, mode: mode_t = 0) -> OpenFile? {
    OpenFile(openat(file.number, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode))
  }

  /// An entry as messages name it.
  package func shown(_ name: String) -> String {
    switch path {
    case ".": name
    case _ where path.utf8.last == UInt8(ascii: "/"): path + name
    default: "\(path)/\(name)"
    }
  }
}
