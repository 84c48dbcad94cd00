import PolicySecrets

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
