import PolicySource
import Glibc

/// A path to a file that is to be written, in its two halves.
package struct OutputPath {
  /// As the user typed it, or would type it.
  package let shown: String
  /// Absolute and without links, whether it is there or not.
  package let folder: FilePath
  package let name: String

  /// A path of the command line, which may lie anywhere but in what git keeps.
  ///
  /// - Throws: `WriteFailure` for what names no file, and for a link on the way that leads out of a repository.
  package init(_ path: String) throws(WriteFailure) {
    do throws(FileProblem) {
      try PathBoundary.check(named: FilePath(Self.halves(of: path).folder), in: Disk())
    } catch {
      throw .unfollowed(path, problem: error.words)
    }
    try self.init(path) { path throws(FileProblem) in PathEnd(of: path, in: Disk()) }
    guard !place.isOfGit else { throw .ofGit(path) }
  }

  /// A path that a file names.
  ///
  /// - Parameter boundary: of that file.
  package init(_ path: String, within boundary: PathBoundary) throws(WriteFailure) {
    try self.init(path) { path throws(FileProblem) in try boundary.end(of: path, in: Disk()) }
  }

  /// A path that a file names, and that its user lets lie anywhere.
  package init(anywhere path: String) throws(WriteFailure) {
    try self.init(path) { path throws(FileProblem) in PathEnd(of: path, in: Disk()) }
  }

  private init(_ path: String, end: (FilePath) throws(FileProblem) -> PathEnd) throws(WriteFailure) {
    let (folder, name) = try Self.checkedHalves(of: path)
    shown = path
    self.name = name
    let found: PathEnd
    do throws(FileProblem) {
      found = try end(FilePath(folder))
    } catch {
      switch error {
      case .outside: throw .outside(folder)
      case .missing: throw .folderMissing(folder)
      default: throw .unfollowed(path, problem: error.words)
      }
    }
    switch found.errorNumber {
    case nil: self.folder = found.place
    case ENOENT: throw .folderMissing(folder)
    case ENOTDIR: throw .notAFolder(folder)
    case let code?: throw .system(deed: "open", folder, errno: code)
    }
  }

  /// The folder as messages name it.
  package var shownFolder: String { Self.halves(of: shown).folder }

  /// The file: absolute, but for a link in its place without links.
  package var place: FilePath { folder.appending(name) }

  // MARK: Halves

  private static func checkedHalves(of path: String) throws(WriteFailure) -> (folder: String, name: String) {
    let (folder, name) = halves(of: path)
    // Behind a NUL byte the system would not read on, and write another file than the one named.
    guard !name.isEmpty, !path.utf8.contains(0), ![".", ".."].contains(name) else { throw .notAFileName(path) }
    return (folder, name)
  }

  /// The folder is `.` where the path has none.
  private static func halves(of path: String) -> (folder: String, name: String) {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    return (folder, String(decoding: bytes[(slash + 1)...], as: UTF8.self))
  }
}
