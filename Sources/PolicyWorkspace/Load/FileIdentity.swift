import Glibc
import PolicySource

/// What lies at a place, however its path is spelled: the file itself, or, where nothing is there, the names that it will
/// have in the nearest folder that is.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  private let names: [FilePath]

  /// - Parameter place: absolute and without links, but for the last name, through which no link is followed.
  package init(of place: FilePath) {
    var (found, missing, status) = (place, [] as [FilePath], stat())
    while found.withCString({ lstat($0, &status) }) != 0, found.parent != found {
      missing.append(FilePath(bytes: found.name))
      found = found.parent
    }
    (device, inode, names) = (UInt64(status.st_dev), UInt64(status.st_ino), missing)
  }
}
