// PolicySource holds files as they were read, spans, lines, edits and paths, and tells what terminals and CI jobs obey.

import PolicySecrets

/// Names one file of a `SourceMap` by its place in one listing; another listing may give the number to another file.
public struct FileID: Hashable, Comparable, Sendable {
  package let index: UInt32

  package init(_ index: UInt32) { self.index = index }

  /// By the order in which the files were found.
  public static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// The names of a file, each for its reader.
public struct SourcePath: Hashable, Sendable {
  /// As the user would type it from where the command runs; text diagnostics show this one.
  public let shown: String
  /// Relative to the project root, with `/` between the parts; artefacts name files by it.
  public let inProject: String
  /// Where it lies: absolute, its folder without links. A document that lies nowhere has its name alone.
  public let place: FilePath
  /// Where the path in reports begins within the place.
  private let reportStart: Int

  /// - Parameter folder: the folder that reports name the file from; one that the file does not lie in is not taken.
  package init(shown: String, inProject: String, at place: FilePath, reportedFrom folder: FilePath) {
    self.shown = shown
    self.inProject = inProject
    self.place = place
    let start = folder.bytes.count + (folder.bytes.last == UInt8(ascii: "/") ? 0 : 1)
    reportStart = place.lies(in: folder) ? min(start, place.bytes.count) : 0
  }

  /// A file that has one name everywhere.
  package init(_ name: String) {
    (shown, inProject, place, reportStart) = (name, name, FilePath(name), 0)
  }

  /// Relative to the root of reports, with `/` between the parts; machine formats name files by it. Bytes that are not
  /// UTF-8 appear as U+FFFD.
  public var inReport: String { String(decoding: bytesInReport, as: UTF8.self) }
  /// The same as the system knows it, since a file's name need not be UTF-8.
  package var bytesInReport: ArraySlice<UInt8> { place.bytes[reportStart...] }
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

/// Files by their `FileID`, with ids that follow on each other.
public struct SourceMap: Sendable {
  /// In the order of their ids.
  public private(set) var files: [SourceFile] = []
  private let first: UInt32

  /// - Parameter first: the name that the first file will have.
  package init(from first: FileID = FileID(0)) { self.first = first.index }

  /// The name that the next file will have.
  package var end: FileID { FileID(first + UInt32(files.count)) }

  /// Adds a file and says under which name it is found again.
  package mutating func add(_ file: SourceFile) -> FileID {
    defer { files.append(file) }
    return end
  }

  /// Adds files that follow on those that are here.
  package mutating func add(_ other: SourceMap) {
    precondition(other.first == end.index, "two files would have one name")
    files += other.files
  }

  /// How much the files have together.
  package var byteCount: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// The same files, all others than these without their bytes.
  package func keepingBytes(of kept: Set<FileID>) -> SourceMap {
    var map = self
    for index in files.indices where !kept.contains(FileID(first + UInt32(index))) {
      map.files[index] = SourceFile(path: files[index].path, bytes: [])
    }
    return map
  }

  /// The file of an id.
  ///
  /// - Precondition: the id comes from the result that the map belongs to.
  public subscript(id: FileID) -> SourceFile { files[Int(id.index - first)] }

  /// The same files, one of them with other bytes.
  ///
  /// - Parameter bytes: what is to lie on the disk.
  package func replacing(_ id: FileID, with bytes: [UInt8]) -> SourceMap {
    var sources = self
    sources.files[Int(id.index - first)] = SourceFile(path: self[id].path, bytes: bytes)
    return sources
  }

  /// The text under a span; bytes that are not UTF-8 appear as U+FFFD.
  public func text(_ span: Span) -> String {
    String(decoding: self[span.file].bytes[span.range], as: UTF8.self)
  }
}
