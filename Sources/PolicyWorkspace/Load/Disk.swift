import Glibc
import PolicySource

/// The file system; nothing here writes.
public struct Disk: SourceProvider {
  /// The file system of this process.
  public init() {}

  /// The folder that relative paths start from, resolved; nil where it is gone.
  public var currentFolder: FilePath? { FilePath.here.resolved }

  /// The folder that `HOME` names, resolved; nil where there is none.
  public var home: FilePath? {
    getenv("HOME").flatMap {
      FilePath(bytes: Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))).resolved
    }
  }

  /// The absolute path without links and dots, as `realpath` gives it.
  public func resolve(_ path: FilePath) throws(FileProblem) -> FilePath {
    guard let place = path.resolved else { throw .last }
    return place
  }

  /// What lies at a place itself, as `lstat` tells it.
  public func entry(at place: FilePath) throws(SystemError) -> FileKind {
    var status = stat()
    guard place.withCString({ lstat($0, &status) }) == 0 else { throw SystemError(code: errno) }
    return Self.kind(status)
  }

  /// What is written in a link, as `readlink` gives it.
  public func destination(ofLink place: FilePath) throws(SystemError) -> FilePath {
    guard let destination = place.linkDestination else { throw SystemError(code: errno) }
    return destination
  }

  /// What lies behind a path, links followed.
  public func kind(of path: FilePath) -> FileKind? {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { return nil }
    return Self.kind(status)
  }

  /// The bytes that a file is said to have, links followed; 0 where nothing is there.
  public func size(of path: FilePath) -> Int {
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
  public func entries(of folder: FilePath) throws(FileProblem) -> [(name: [UInt8], kind: FileKind)] {
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
      entries.append((name, Self.kind(entry.pointee.d_type, of: name, in: stream)))
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
  public func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw errno == ENXIO ? .notRegular : .last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    switch Self.kind(status) {
    case .regular: break
    case .folder: throw .isFolder
    default: throw .notRegular
    }
    return try Self.contents(of: descriptor, expecting: Int(status.st_size), limit: limit)
  }

  /// The file in pieces of at most 256 KiB. Opening a FIFO waits until there is a writer.
  public func stream(_ path: FilePath, _ take: (UnsafeRawBufferPointer) -> Bool) throws(SystemError) {
    let opened = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard let file = OpenFile(opened) else { throw SystemError(code: errno) }
    guard file.status?.kind != S_IFDIR else { throw SystemError(code: EISDIR) }
    try Self.stream(file.number, take)
  }

  /// Hands over standard input in pieces.
  static func streamStandardInput(_ take: (UnsafeRawBufferPointer) -> Bool) throws(SystemError) {
    try stream(STDIN_FILENO, take)
  }

  private static func stream(
    _ descriptor: CInt, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(SystemError) {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = Glibc.read(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(code: errno) }
      guard count > 0, take(UnsafeRawBufferPointer(rebasing: piece[..<count])) else { return }
    }
  }

  /// The bytes of standard input, at most `limit` plus one.
  static func readStandardInput(limit: Int) throws(FileProblem) -> [UInt8] {
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
