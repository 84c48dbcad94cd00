import PolicySource
import Glibc

/// What lies behind a path.
public enum FileKind: Sendable {
  case regular, folder, link, other
}

/// Why a file could not be read.
public enum FileProblem: Error, Equatable, Sendable {
  case missing, notRegular, isFolder
  /// A file names it, and it ends outside of the file's repository or project.
  case outside
  /// On the way lies this link of a repository, relative to it, that leads out of it.
  case strayLink(FilePath)
  /// What the system says, in words.
  case system(String)

  public var words: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .notRegular: "it is not a regular file"
    case .isFolder: "it is a folder"
    case .outside: "it lies outside of the repository"
    case .strayLink(let link): "the link `\(link.text)` leads out of its repository, and is not followed"
    case .system(let words): words
    }
  }

  /// The problem behind the system's last error.
  static var last: FileProblem { FileProblem(errno) }

  init(_ errorNumber: CInt) {
    switch errorNumber {
    case ENOENT, ENOTDIR: self = .missing
    case let code: self = .system(String(cString: strerror(code)).lowercasingFirst)
    }
  }
}

extension String {
  fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}

/// The few things that the loader asks of the file system; it never writes.
public enum FileSystem {
  /// What lies behind a path, links followed.
  public static func kind(of path: FilePath) -> FileKind? {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { return nil }
    return kind(status)
  }

  /// The bytes that a file is said to have, links followed; 0 where nothing is there.
  static func size(of path: FilePath) -> Int {
    var status = stat()
    return path.withCString { stat($0, &status) } == 0 ? max(0, Int(status.st_size)) : 0
  }

  private static func kind(_ status: stat) -> FileKind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The entries of a folder in bytewise order of their names, links not followed.
  public static func entries(of folder: FilePath) throws(FileProblem) -> [(name: [UInt8], kind: FileKind)] {
    guard let stream = (folder.bytes.isEmpty ? FilePath.here : folder).withCString({ opendir($0) }) else {
      throw .last
    }
    defer { closedir(stream) }
    var entries: [(name: [UInt8], kind: FileKind)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw .last }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }
      }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      entries.append((name, kind(entry.pointee.d_type, of: name, in: stream)))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The kind that the folder tells, or, on a file system that does not tell, what the file itself says.
  private static func kind(_ type: UInt8, of name: [UInt8], in stream: OpaquePointer) -> FileKind {
    switch Int(type) {
    case DT_REG: return .regular
    case DT_DIR: return .folder
    case DT_LNK: return .link
    case DT_UNKNOWN:
      var status = stat()
      let failed = FilePath(bytes: name).withCString { fstatat(dirfd(stream), $0, &status, AT_SYMLINK_NOFOLLOW) } != 0
      return failed ? .other : kind(status)
    default: return .other
    }
  }

  /// The bytes of a regular file, at most `limit` plus one, so that a file over the limit shows as one.
  ///
  /// Opening never blocks, so a FIFO or a device is refused at once.
  public static func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw errno == ENXIO ? .notRegular : .last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    switch kind(status) {
    case .regular: break
    case .folder: throw .isFolder
    default: throw .notRegular
    }
    return try contents(of: descriptor, expecting: Int(status.st_size), limit: limit)
  }

  /// The bytes of a regular file that the command line names, as above.
  public static func read(named path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try PathBoundary.check(named: FilePath(path))
    return try read(FilePath(path), limit: limit)
  }

  /// The bytes of standard input, at most `limit` plus one.
  public static func readStandardInput(limit: Int) throws(FileProblem) -> [UInt8] {
    try contents(of: STDIN_FILENO, expecting: 0, limit: limit)
  }

  /// Reads until the end or until one byte over the limit. A first piece of just the size that the file is said to have
  /// is the whole file: one byte more was asked for.
  private static func contents(
    of descriptor: Int32, expecting size: Int, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = min(max(size, 0), limit) + 1
    while bytes.count <= limit {
      var failure: FileProblem?
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        var got = Glibc.read(descriptor, buffer.baseAddress, capacity)
        while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, capacity) }
        if got < 0 { failure = .last }
        count = max(got, 0)
      }
      if let failure { throw failure }
      let isLast = chunk.isEmpty || bytes.isEmpty && chunk.count == size
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if isLast { return bytes }
      capacity = max(min(limit + 1 - bytes.count, 65_536), 1)
    }
    return bytes
  }
}

/// What lies at a place, however its path is spelled: the file itself, or, where nothing is there, the names that it will
/// have in the nearest folder that is.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  private let names: [FilePath]

  /// - Parameter place: absolute and without links, but for the last name, through which no link is followed.
  public init(of place: FilePath) {
    var (found, missing, status) = (place, [] as [FilePath], stat())
    while found.withCString({ lstat($0, &status) }) != 0, found.parent != found {
      missing.append(FilePath(bytes: found.name))
      found = found.parent
    }
    (device, inode, names) = (UInt64(status.st_dev), UInt64(status.st_ino), missing)
  }
}
