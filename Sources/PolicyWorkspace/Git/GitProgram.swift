import PolicySource
import Glibc

/// The git to start: the first in `PATH` that no commit can have put there.
///
/// An empty or relative entry of `PATH` depends on the current folder. A folder inside a checkout, such as
/// `node_modules/.bin`, holds files of a pull request. Both kinds of entries are skipped.
package struct GitProgram: Equatable {
  /// Absolute.
  package let path: FilePath
  /// The entries of `PATH` that are searched, joined by colons. They are the `PATH` of git too.
  package let searchPath: [UInt8]

  /// - Parameters:
  ///   - searchPath: the value of `PATH`; nil when it is not set.
  ///   - repositories: the checkouts that git must not come from; absolute and resolved.
  package init(in searchPath: [UInt8]?, outside repositories: [FilePath]) throws(GitFailure) {
    let entries = (searchPath ?? Self.defaultSearchPath).split(separator: UInt8(ascii: ":"))
      .map { FilePath(bytes: Array($0)) }
    let isForeign = { (path: FilePath) in repositories.contains { path.lies(in: $0) } }
    let trusted = entries.filter { entry in
      entry.bytes.first == UInt8(ascii: "/") && !isForeign(entry) && entry.resolved.map(isForeign) != true
    }
    let programs = trusted.map { $0.appending("git") }
    guard let path = programs.first(where: { Self.isProgram($0) && $0.resolved.map(isForeign) == false }) else {
      throw Self.failure(hasOther: entries.contains { Self.isProgram($0.appending("git")) })
    }
    self.path = path
    self.searchPath = Array(trusted.map(\.bytes).joined(separator: [UInt8(ascii: ":")]))
  }

  /// The search path of the C library when `PATH` is not set.
  private static let defaultSearchPath = Array("/bin:/usr/bin".utf8)

  private static func isProgram(_ path: FilePath) -> Bool {
    Disk().kind(of: path) == .regular && path.withCString { access($0, X_OK) } == 0
  }

  private static func failure(hasOther: Bool) -> GitFailure {
    GitFailure(
      message: "git is not installed, or not in PATH",
      help: hasOther
        ? "a git inside the repository, or in an entry of PATH that is not absolute, is never started"
        : "install git, or check without --since")
  }
}
