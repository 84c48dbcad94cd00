import PolicySource

/// A file that is no policy, as the user named it.
package struct GivenFile: Sendable {
  package let source: SourceFile
  /// Absolute, without links and dots.
  package let place: FilePath

  /// Reads a regular file that the command line names, at most `limit` bytes and one more, so that a file over the limit
  /// shows as one.
  ///
  /// - Parameter typed: relative to the current folder.
  package static func read(
    named typed: String, limit: Int, in files: some SourceProvider, reports: ReportRoot
  ) throws(FileProblem) -> GivenFile {
    let bytes = try files.read(named: typed, limit: limit)
    return GivenFile(bytes, at: try files.resolve(FilePath(typed)), shown: typed, in: files, reports)
  }

  /// Reads a regular file that another file names, as above.
  ///
  /// - Parameters:
  ///   - path: relative to the current folder.
  ///   - boundary: of the file that names it.
  package static func read(
    _ path: String, within boundary: PathBoundary, limit: Int, in files: some SourceProvider, reports: ReportRoot
  ) throws(FileProblem) -> GivenFile {
    let place = try boundary.end(of: FilePath(path), in: files).place
    return GivenFile(try files.read(place, limit: limit), at: place, shown: path, in: files, reports)
  }

  private init(
    _ bytes: [UInt8], at place: FilePath, shown path: String, in files: some SourceProvider, _ reports: ReportRoot
  ) {
    let root = ReportRoot.Search(reports, in: files).root(of: place.parent)
    let names = SourcePath(shown: path, inProject: path, at: place, reportedFrom: root)
    source = SourceFile(path: names, bytes: bytes)
    self.place = place
  }
}
