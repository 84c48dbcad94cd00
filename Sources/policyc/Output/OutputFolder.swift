import Glibc

/// The open folder that a file is written into; every further step is relative to it, wherever its path may lead then.
struct OutputFolder: ~Copyable {
  let file: OpenFile
  private let path: String

  /// - Parameters:
  ///   - path: `.` for the working directory.
  ///   - creating: makes missing folders, each with mode 0755 less the umask.
  ///   - root: the folder in which it must lie, or that it must be; nil for anywhere. It is asked before any folder is made.
  init(_ path: String, creating: Bool, root: String?) throws(WriteFailure) {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    let start = path.utf8.first == UInt8(ascii: "/") ? "/" : "./"
    var missing: [String] = []
    while true {
      if let found = OpenFile(Glibc.open(start + parts.joined(separator: "/"), Self.flags)) {
        if let root { try Self.require(found, inside: root, path: path) }
        file = try Self.making(missing.reversed(), in: found, path: path)
        self.path = path
        return
      }
      guard errno == ENOENT else { throw Self.failure("open", path) }
      guard creating, let last = parts.popLast() else { throw .folderMissing(path) }
      missing.append(last)
    }
  }

  /// Whether the folder is there; either way the nearest one that is must lie in the root.
  static func exists(_ path: String, inside root: String?) throws(WriteFailure) -> Bool {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    let start = path.utf8.first == UInt8(ascii: "/") ? "/" : "./"
    let whole = parts.count
    while true {
      if let found = OpenFile(Glibc.open(start + parts.joined(separator: "/"), flags)) {
        if let root { try require(found, inside: root, path: path) }
        return parts.count == whole
      }
      guard errno == ENOENT, parts.popLast() != nil else { throw failure("open", path) }
    }
  }

  private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

  private static func failure(_ deed: String, _ path: String) -> WriteFailure {
    errno == ENOTDIR ? .notAFolder(path) : .system(deed: deed, path, errno: errno)
  }

  /// Makes a folder in a folder, and so on. What others made in the meantime is taken, unless it is a link.
  private static func making(
    _ names: [String], in start: consuming OpenFile, path: String
  ) throws(WriteFailure) -> OpenFile {
    // Up from a folder that is only now made leads where nobody has looked.
    guard !names.contains("..") else { throw .folderMissing(path) }
    var folder = start
    for name in names {
      guard mkdirat(folder.number, name, 0o755) == 0 || errno == EEXIST else { throw failure("create", path) }
      guard folder.flush() else { throw failure("flush", path) }
      guard let next = OpenFile(openat(folder.number, name, flags | O_NOFOLLOW)) else { throw failure("open", path) }
      folder = next
    }
    return folder
  }

  /// Climbs from the folder to the top of the file system and looks for the root on the way.
  ///
  /// It compares inodes, so links and `..` in either path deceive nobody.
  private static func require(_ folder: borrowing OpenFile, inside root: String, path: String) throws(WriteFailure) {
    var top = stat()
    guard stat(root, &top) == 0 else { throw failure("open", root) }
    var (climb, here, below) = (".", stat(), stat())
    while fstatat(folder.number, climb, &here, 0) == 0 {
      if here.isSameFile(as: top) { return }
      guard climb == "." || !here.isSameFile(as: below) else { break }
      below = here
      climb += "/.."
    }
    throw .outside(path, root: root)
  }

  // MARK: Entries

  /// What an entry is, without following a link; nil where there is none.
  func status(of name: String) throws(WriteFailure) -> stat? {
    var status = stat()
    guard fstatat(file.number, name, &status, AT_SYMLINK_NOFOLLOW) != 0 else { return status }
    guard errno == ENOENT else { throw .system(deed: "look at", shown(name), errno: errno) }
    return nil
  }

  /// Opens an entry, never through a link and never waiting for a FIFO; nil for a failure.
  func open(_ name: String, _ flags: CInt, mode: mode_t = 0) -> OpenFile? {
    OpenFile(openat(file.number, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode))
  }

  /// An entry as messages name it.
  func shown(_ name: String) -> String {
    switch path {
    case ".": name
    case _ where path.utf8.last == UInt8(ascii: "/"): path + name
    default: "\(path)/\(name)"
    }
  }
}
