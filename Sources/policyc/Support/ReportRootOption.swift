import ArgumentParser
import Glibc
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyWorkspace

/// Where the paths of reports begin.
struct ReportRootOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Name files in reports from this folder. Without it: GITHUB_WORKSPACE where it holds the project, else the \
      repository, else the current folder.
      """, valueName: "folder"),
    completion: .directory)
  var root: String?

  func validate() throws {
    if root?.isEmpty ?? false { throw ValidationError("an empty path names no folder for --root.") }
  }

  /// - Throws: `Refusal` where `--root` names no folder.
  func reportRoot() throws(Refusal) -> ReportRoot {
    let jobFolder = getenv("GITHUB_WORKSPACE").map {
      FilePath(bytes: Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))))
    }
    return try ReportRoot(named: root, jobFolder: jobFolder)
  }

  /// Reads and checks projects, and says what is passed over.
  ///
  /// - Parameters:
  ///   - areWritten: whether paths of reports are written at all.
  ///   - remarks: where the command says what is passed over.
  /// - Throws: `Refusal` where these could not be told apart.
  func projects(
    _ paths: [String], _ options: CheckOptions, areWritten: Bool, remarks: Output = .error
  ) throws(Refusal) -> CheckedProjects {
    let reports = try reportRoot()
    let workspace = Workspace(reports: reports)
    let listing = workspace.list(paths)
    try ReportPaths(reports).require(listing, areWritten: areWritten)
    listing.remark(to: remarks)
    return workspace.projects(listing, options)
  }
}
