import Glibc
import PolicySource

/// The file beside an output that holds its new text until it takes the output's place; removed with its value if it
/// does not.
///
/// Its name is predictable, so that what a killed export leaves behind is found and removed by the next. The lock on it
/// tells the two apart: a leftover is not locked.
package struct TemporaryFile: ~Copyable {
  package let file: OpenFile
  private let name: String
  private let folder: OpenFile
  private var hasMoved = false
  // Let go of last, when the file has its place or is gone.
  private let signals: HeldSignals

  /// - Parameter output: the name of the output in the folder.
  package init(for output: String, in folder: borrowing OutputFolder) throws(WriteFailure) {
    let name = Self.name(for: output)
    let duplicate = fcntl(folder.file.number, F_DUPFD_CLOEXEC, 0)
    guard let ownFolder = OpenFile(duplicate) else { throw .system(deed: "write", folder.shown(output), errno: errno) }
    let signals = HeldSignals()
    // Each turn but the last ends with a leftover removed, or with somebody else having been quicker.
    for _ in 0..<16 {
      if let created = folder.open(name, O_RDWR | O_CREAT | O_EXCL, mode: 0o600) {
        guard try Self.claims(created, name, in: folder, output: output) else { continue }
        self.name = name
        self.folder = ownFolder
        file = created
        self.signals = signals
        return
      }
      guard errno == EEXIST else { throw .system(deed: "write into the folder of", folder.shown(output), errno: errno) }
      try Self.removeLeftover(name, in: folder, output: output)
    }
    throw .busy(folder.shown(output))
  }

  deinit {
    // The lock is still held here, so nobody else can have put a file of theirs under the name.
    if !hasMoved { unlinkat(folder.number, name, 0) }
  }

  /// Puts the file in the place of the output; false for a failure.
  package mutating func move(to output: String) -> Bool {
    hasMoved = renameat(folder.number, name, folder.number, output) == 0
    return hasMoved
  }

  /// `.NAME.policyc-new`; for long names a digest stands for the name.
  package static func name(for output: String) -> String {
    let suffix = ".policyc-new"
    // File systems allow 255 bytes, eCryptfs 143.
    guard output.utf8.count + suffix.utf8.count + 1 > 143 else { return ".\(output)\(suffix)" }
    return ".\(SHA256.hexDigest(of: Array(output.utf8)))\(suffix)"
  }

  // MARK: Taking the name

  /// True when the lock is ours and the file still has its name; false when somebody took or removed it meanwhile.
  package static func locks(
    _ file: borrowing OpenFile, _ name: String, in folder: borrowing OutputFolder, output: String
  ) throws(WriteFailure) -> Bool {
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK { return false }
      throw .system(deed: "lock the temporary file of", folder.shown(output), errno: errno)
    }
    guard let held = file.status, let named = try folder.status(of: name) else { return false }
    return held.isSameFile(as: named)
  }

  /// What `locks` says of a file that was just created; one that cannot be locked is removed again.
  private static func claims(
    _ created: borrowing OpenFile, _ name: String, in folder: borrowing OutputFolder, output: String
  ) throws(WriteFailure) -> Bool {
    do throws(WriteFailure) {
      return try locks(created, name, in: folder, output: output)
    } catch {
      // Without the lock, somebody whose locks work may have taken it for a leftover and used the name.
      if let own = created.status, let named = try folder.status(of: name), own.isSameFile(as: named) {
        unlinkat(folder.file.number, name, 0)
      }
      throw error
    }
  }

  /// Removes a stale temporary file, one that is not locked.
  ///
  /// It is removed and not reused, because under its name could lie a further link to a file of somebody else.
  private static func removeLeftover(
    _ name: String, in folder: borrowing OutputFolder, output: String
  ) throws(WriteFailure) {
    guard let entry = try folder.status(of: name) else { return }
    guard entry.kind == S_IFREG else { throw .temporaryTaken(folder.shown(name)) }
    guard let leftover = folder.open(name, O_RDONLY) else {
      if errno == ENOENT { return }
      throw .system(deed: "open", folder.shown(name), errno: errno)
    }
    guard try locks(leftover, name, in: folder, output: output) else {
      // Either its holder is writing, or it is gone already; the name tells.
      guard let held = leftover.status, let named = try folder.status(of: name), held.isSameFile(as: named) else {
        return
      }
      throw .busy(folder.shown(output))
    }
    guard unlinkat(folder.file.number, name, 0) == 0 else {
      throw .system(deed: "remove", folder.shown(name), errno: errno)
    }
  }
}
