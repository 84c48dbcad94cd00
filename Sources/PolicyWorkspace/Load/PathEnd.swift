import Glibc
import PolicySource

/// Where a path leads: every link followed, `.` and `..` gone. What is not there yet hangs below the nearest folder that is.
public struct PathEnd: Sendable {
  /// Absolute, without links and dots; where the path leads nowhere, the last place on its way.
  public private(set) var place: FilePath
  /// Whether something is there.
  public private(set) var isThere = true
  /// The error of the system for a path that leads nowhere, whatever is made on its way: a loop, `..` behind nothing, a
  /// name below a file, a folder that may not be searched; nil for any other.
  public private(set) var errorNumber: CInt?
  /// The links on its way, in their order: each absolute, in a folder without links.
  private(set) var links: [FilePath] = []

  private var isFolder = true

  /// As many links as Linux follows in one path.
  private static let mostLinks = 40

  /// - Parameter path: relative to the current folder.
  public init(of path: FilePath) {
    place = FilePath("/")
    var rest = path.parts.reversed() as [FilePath]
    if path.bytes.first != UInt8(ascii: "/") {
      guard let here = FilePath.here.resolved else {
        fail(errno)
        return
      }
      place = here
    }
    // The system would end the path at a NUL byte, and reach another file than the one judged.
    if path.bytes.isEmpty || path.bytes.contains(0) { fail(ENOENT) }
    while errorNumber == nil, let part = rest.popLast() { follow(part, &rest) }
  }

  private mutating func fail(_ code: CInt) {
    errorNumber = code
    isThere = false
  }

  /// Goes one part further; a link adds its parts to the rest.
  private mutating func follow(_ part: FilePath, _ rest: inout [FilePath]) {
    guard isFolder else { return fail(ENOTDIR) }
    if part.bytes.elementsEqual(".".utf8) { return }
    if part.bytes.elementsEqual("..".utf8) {
      // Up from what is not there leads where nobody can look now.
      guard isThere else { return fail(ENOENT) }
      place = place.parent
      return
    }
    let next = place.appending(part.bytes)
    var status = stat()
    guard isThere, next.withCString({ lstat($0, &status) }) == 0 else {
      guard !isThere || errno == ENOENT else { return fail(errno) }
      (place, isThere) = (next, false)
      return
    }
    guard status.st_mode & S_IFMT == S_IFLNK else {
      (place, isFolder) = (next, status.st_mode & S_IFMT == S_IFDIR)
      return
    }
    links.append(next)
    guard links.count <= Self.mostLinks else { return fail(ELOOP) }
    guard let destination = next.linkDestination else { return fail(errno) }
    if destination.bytes.first == UInt8(ascii: "/") { place = FilePath("/") }
    rest += destination.parts.reversed()
  }
}

extension FilePath {
  /// What is written in a link; nil for a failure.
  fileprivate var linkDestination: FilePath? {
    withCString { path in
      var size = 256
      while true {
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
          count = buffer.withMemoryRebound(to: CChar.self) { text in
            text.baseAddress.map { max(0, readlink(path, $0, text.count)) } ?? 0
          }
        }
        guard !bytes.isEmpty else { return nil }
        // A text that fills the room may be cut.
        if bytes.count < size { return FilePath(bytes: bytes) }
        size *= 2
      }
    }
  }
}
