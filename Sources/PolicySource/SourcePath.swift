import PolicySecrets

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
