import Glibc

/// Replaces files whole or not at all: whoever reads a file meanwhile, and whatever fails, sees the old or the new text.
package struct CarefulWriter {
  /// What became of a file.
  package enum Outcome: Hashable {
    case created, replaced
    /// It had this text already and was not touched.
    case unchanged

    package var word: String {
      switch self {
      case .created: "created"
      case .replaced: "replaced"
      case .unchanged: "unchanged"
      }
    }
  }

  /// The most bytes of a file that is read or written here, unless it is told otherwise.
  package static let mostBytes = 1 << 20

  /// Makes the folders that are missing on the way to a file.
  package var createsFolders: Bool
  private let mostBytes: Int
  /// Replaces what is there and makes nothing new, nor replaces what its owner has made read-only or what has other names,
  /// which would keep the old text.
  private let replacesOnly: Bool

  package init(createsFolders: Bool = false, mostBytes: Int = Self.mostBytes, replacesOnly: Bool = false) {
    self.createsFolders = createsFolders
    self.mostBytes = mostBytes
    self.replacesOnly = replacesOnly
  }

  /// Writes a file of mode 0644, or of the mode of the file it replaces.
  ///
  /// - Parameter mayReplace: says of a different text that is there whether it may go.
  /// - Throws: `WriteFailure`; the old file is whole then, and no temporary file is left.
  package func write(
    _ bytes: [UInt8], to output: OutputPath, ifReplaceable mayReplace: ([UInt8]) -> Bool
  ) throws(WriteFailure) -> Outcome {
    let path = output.shown
    guard bytes.count <= mostBytes else { throw .tooLarge(path, mostBytes) }
    let folder = try OutputFolder(of: output, creating: createsFolders)
    let before = try ExistingFile(output.name, in: folder, path: path, upTo: mostBytes)
    if try isSettled(by: before, bytes, path, mayReplace) { return .unchanged }
    var temporary = try TemporaryFile(for: output.name, in: folder)
    // Asked again under the lock: another export may have ended in between.
    let existing = try ExistingFile(output.name, in: folder, path: path, upTo: mostBytes)
    if try isSettled(by: existing, bytes, path, mayReplace) { return .unchanged }
    guard temporary.file.write(bytes), Self.takeOver(existing, temporary.file), temporary.file.flush(),
      temporary.move(to: output.name)
    else { throw .system(deed: "write", path, errno: errno) }
    guard folder.file.flush() else { throw .notDurable(path, errno: errno) }
    return existing == nil ? .created : .replaced
  }

  /// Throws what `write` would throw before it changes anything.
  package func requireWritable(
    _ bytes: [UInt8], to output: OutputPath, ifReplaceable mayReplace: ([UInt8]) -> Bool
  ) throws(WriteFailure) {
    let path = output.shown
    let folder: OutputFolder
    do throws(WriteFailure) {
      folder = try OutputFolder(of: output, creating: false)
    } catch .folderMissing where createsFolders {
      return
    }
    let existing = try ExistingFile(output.name, in: folder, path: path, upTo: mostBytes)
    if try isSettled(by: existing, bytes, path, mayReplace) { return }
    if replacesOnly, faccessat(folder.file.number, output.name, W_OK, AT_EACCESS) != 0 {
      throw .system(deed: "write", path, errno: errno)
    }
    guard faccessat(folder.file.number, ".", W_OK | X_OK, AT_EACCESS) == 0 else {
      throw .system(deed: "write into the folder of", path, errno: errno)
    }
  }

  /// True when the file has the text already, false when it shall get it.
  private func isSettled(
    by existing: ExistingFile?, _ bytes: [UInt8], _ path: String, _ mayReplace: ([UInt8]) -> Bool
  ) throws(WriteFailure) -> Bool {
    guard let existing else {
      if replacesOnly { throw .missing(path) }
      return false
    }
    guard existing.bytes != bytes else { return true }
    guard mayReplace(existing.bytes) else { throw replacesOnly ? .changed(path) : .notOurs(path) }
    // A new file would take the place of one that nobody may write to, even for its owner and for root.
    guard !replacesOnly || existing.mode & 0o222 != 0 else { throw .readOnly(path) }
    guard !replacesOnly || existing.names == 1 else { throw .hardLinked(path, names: existing.names) }
    return false
  }

  /// Gives a new file the mode of the old one, and its owner as far as the system allows.
  private static func takeOver(_ existing: ExistingFile?, _ file: borrowing OpenFile) -> Bool {
    // Only root can give a file away; for others the new file is theirs, as after every editor.
    if let existing { _ = fchown(file.number, existing.owner, existing.group) }
    return fchmod(file.number, existing?.mode ?? 0o644) == 0
  }
}
