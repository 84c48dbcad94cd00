// PolicySource holds files as they were read, spans, lines, edits and paths, and tells what terminals and CI jobs obey.

import PolicySecrets

/// Names one file of a `SourceMap` by its place in one listing; another listing may give the number to another file.
public struct FileID: Hashable, Comparable, Sendable {
  package let index: UInt32

  package init(_ index: UInt32) { self.index = index }

  /// By the order in which the files were found.
  public static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// A file as it was read, never changed afterwards.
///
/// Whatever is read, compared and shown comes from `bytes`, in which no credential can be read. So no message, snippet or
/// output can repeat one, whoever writes it.
public final class SourceFile: Sendable {
  /// What it is called.
  public let path: SourcePath
  /// What the file says, with an `x` for each character of the credentials in it: byte for byte at its place.
  public let bytes: [UInt8]
  /// The credentials in it, in their order.
  package let secrets: [Secret]
  /// What really lies on the disk, only for whoever changes the file itself.
  public let bytesOnDisk: [UInt8]

  /// - Parameter bytes: what lies on the disk.
  package init(path: SourcePath, bytes: [UInt8]) {
    self.path = path
    secrets = SecretScan.secrets(in: bytes)
    self.bytes = bytes.hiding(secrets)
    bytesOnDisk = bytes
  }
}
