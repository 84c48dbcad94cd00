import PolicyDiagnostics
import PolicySource

/// Holds the paths of reports to what a reader of them relies on: each begins at the root of reports, and no two files
/// have the same.
package struct ReportPaths {
  private let reports: ReportRoot
  private let here: FilePath

  /// - Parameter here: the folder in which the command runs.
  package init(_ reports: ReportRoot, from here: FilePath = Disk().currentFolder ?? FilePath("/")) {
    self.reports = reports
    self.here = here
  }

  /// - Parameter areWritten: whether paths of reports are written at all.
  /// - Throws: `Refusal` where a project does not lie in the folder that was named, or where two of its files would have
  ///   one path.
  package func require(_ listing: WorkspaceListing, areWritten: Bool) throws(Refusal) {
    let projects = listing.projects.filter { !$0.liesNowhere }
    for project in projects { try requireHeld(project.root, project.shownRoot) }
    // Below one root, two files have two paths.
    guard areWritten, Set(projects.map(\.reportRoot)).count > 1 else { return }
    try requireDistinct(projects.lazy.flatMap(\.names))
  }

  /// The same of files that were read.
  package func require(_ sources: SourceMap, areWritten: Bool) throws(Refusal) {
    for file in sources.files { try requireHeld(file.path.place, file.path.shown) }
    if areWritten { try requireDistinct(sources.files.lazy.map(\.path)) }
  }

  private func requireHeld(_ place: FilePath, _ shown: String) throws(Refusal) {
    guard let named = reports.named, !place.lies(in: named.folder) else { return }
    throw Refusal(
      "\(shown) does not lie in \(named.shown), where paths in reports begin by --root",
      help: "name a folder around everything that is read")
  }

  private func requireDistinct(_ paths: some Sequence<SourcePath>) throws(Refusal) {
    var known: [FilePath: SourcePath] = [:]
    for path in paths {
      guard let other = known.updateValue(path, forKey: FilePath(bytes: Array(path.bytesInReport))) else { continue }
      guard other.place != path.place else { continue }
      let folder = FilePath.commonFolder(of: [other.place.parent, path.place.parent]).path(from: here).text
      throw Refusal(
        "\(other.shown) and \(path.shown) would both be \(path.inReport) in a report",
        help: "name a folder around both: --root \((folder.isEmpty ? "." : folder).quotedForShell)")
    }
  }
}
