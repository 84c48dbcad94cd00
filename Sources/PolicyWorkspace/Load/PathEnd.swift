import Glibc
import PolicySource

/// Where a path leads: every link followed, `.` and `..` gone. What is not there yet hangs below the nearest folder that is.
package struct PathEnd: Sendable {
  /// Absolute, without links and dots; where the path leads nowhere, the last place on its way.
  package private(set) var place: FilePath
  /// Whether something is there.
  package private(set) var isThere = true
  /// The error of the system for a path that leads nowhere, whatever is made on its way: a loop, `..` behind nothing, a
  /// name below a file, a folder that may not be searched; nil for any other.
  package private(set) var errorNumber: CInt?
  /// The links on its way, in their order: each absolute, in a folder without links.
  private(set) var links: [FilePath] = []

  private var isFolder = true

  /// As many links as Linux follows in one path.
  private static let mostLinks = 40

  /// - Parameter path: relative to the current folder.
  package init(of path: FilePath, in files: some SourceProvider) {
    place = FilePath("/")
    var rest = path.parts.reversed() as [FilePath]
    if path.bytes.first != UInt8(ascii: "/") {
      guard let here = files.currentFolder else {
        fail(ENOENT)
        return
      }
      place = here
    }
    // The system would end the path at a NUL byte, and reach another file than the one judged.
    if path.bytes.isEmpty || path.bytes.contains(0) { fail(ENOENT) }
    while errorNumber == nil, let part = rest.popLast() { follow(part, &rest, in: files) }
  }

  private mutating func fail(_ code: CInt) {
    errorNumber = code
    isThere = false
  }

  /// Goes one part further; a link adds its parts to the rest.
  private mutating func follow(_ part: FilePath, _ rest: inout [FilePath], in files: some SourceProvider) {
    guard isFolder else { return fail(ENOTDIR) }
    if part.bytes.elementsEqual(".".utf8) { return }
    if part.bytes.elementsEqual("..".utf8) {
      // Up from what is not there leads where nobody can look now.
      guard isThere else { return fail(ENOENT) }
      place = place.parent
      return
    }
    let next = place.appending(part.bytes)
    guard isThere else {
      place = next
      return
    }
    do throws(SystemError) {
      let kind = try files.entry(at: next)
      guard kind == .link else {
        (place, isFolder) = (next, kind == .folder)
        return
      }
      links.append(next)
      guard links.count <= Self.mostLinks else { return fail(ELOOP) }
      let destination = try files.destination(ofLink: next)
      if destination.bytes.first == UInt8(ascii: "/") { place = FilePath("/") }
      rest += destination.parts.reversed()
    } catch {
      guard error.code == ENOENT else { return fail(error.code) }
      (place, isThere) = (next, false)
    }
  }
}
