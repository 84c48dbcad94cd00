import Glibc

/// A regular file as it is on disk, with what a replacement takes over from it.
package struct ExistingFile {
  package let bytes: [UInt8]
  /// The permission bits.
  package let mode: mode_t
  package let owner: uid_t
  package let group: gid_t
  /// How many names it has; those beyond the first are hard links.
  package let names: Int

  /// Reads a file; nil where there is none.
  ///
  /// - Throws: `WriteFailure` for links, folders, devices, FIFOs and sockets, for files above `CarefulWriter.mostBytes`,
  ///   and for what the system refuses.
  package static func read(_ path: OutputPath) throws(WriteFailure) -> ExistingFile? {
    do {
      return try ExistingFile(path.name, in: OutputFolder(of: path, creating: false), path: path.shown)
    } catch .folderMissing {
      return nil
    }
  }

  /// - Parameter limit: the most bytes.
  package init?(
    _ name: String, in folder: borrowing OutputFolder, path: String, upTo limit: Int = CarefulWriter.mostBytes
  ) throws(WriteFailure) {
    // Looked at before it is opened: opening a device can already be a deed.
    guard let entry = try folder.status(of: name) else { return nil }
    try Self.requireRegular(entry, path, upTo: limit)
    guard let file = folder.open(name, O_RDONLY), let status = file.status else {
      if errno == ENOENT { return nil }
      throw .system(deed: "read", path, errno: errno)
    }
    try Self.requireRegular(status, path, upTo: limit)
    guard let bytes = file.read(upTo: limit + 1) else {
      throw .system(deed: "read", path, errno: errno)
    }
    guard bytes.count <= limit else { throw .tooLarge(path, limit) }
    self.bytes = bytes
    mode = status.st_mode & 0o777
    owner = status.st_uid
    group = status.st_gid
    names = Int(status.st_nlink)
  }

  private static func requireRegular(_ status: stat, _ path: String, upTo limit: Int) throws(WriteFailure) {
    switch status.kind {
    case S_IFREG: if status.st_size > limit { throw .tooLarge(path, limit) }
    case S_IFLNK: throw .symbolicLink(path)
    case S_IFDIR: throw .notRegular(path, kind: "a folder")
    case S_IFIFO: throw .notRegular(path, kind: "a FIFO")
    case S_IFSOCK: throw .notRegular(path, kind: "a socket")
    default: throw .notRegular(path, kind: "a device")
    }
  }
}
