// PolicyWorkspace finds, reads and checks projects in bounded memory, and handles the other files of commands.

import PolicyCompiler
import PolicyDiagnostics
import PolicyFixing
import PolicyModel
import PolicySource
import PolicyTimeline

/// The one way in: finds, reads and checks the policies behind a provider, for a command as for any other program.
///
/// A workspace keeps nothing: each call reads what lies there at that time. A call may come from any thread.
public struct Workspace: Sendable {
  private let files: any SourceProvider
  private let reports: ReportRoot

  /// - Parameters:
  ///   - files: where everything is read; nothing is ever written.
  ///   - reports: what `SourcePath.inReport` of a file is relative to.
  public init(_ files: any SourceProvider = Disk(), reports: ReportRoot = ReportRoot()) {
    self.files = files
    self.reports = reports
  }

  /// Checks all projects that paths belong to, several at the same time.
  ///
  /// The memory that it takes is bounded, however many files there are: beyond the first 10 000 findings, or 64 MiB of
  /// files that they speak of, findings are only counted, and `problems` of the outcome says so.
  ///
  /// - Parameters:
  ///   - paths: files and folders, absolute or relative to the provider's current folder; without any, `policies` if it is
  ///     there, else the current folder. What cannot be read is a problem of the outcome.
  ///   - today: the day on which acceptances are judged, in UTC.
  ///   - severities: by the ids of rules, instead of what policyc.yaml says; nil switches a rule off.
  ///   - progress: counts files, and can cancel the check; each project that is not checked then is a problem.
  public func check(
    _ paths: [String] = [], today: CalendarDate, severities: [String: Severity?] = [:],
    progress: CheckProgress? = nil
  ) -> CheckOutcome {
    check(list(paths, progress), CheckOptions(today: today, severities: severities, progress: progress))
  }

  /// The project that a path belongs to, with all that is known about it, whatever findings it has.
  ///
  /// - Parameters:
  ///   - path: a folder, or a file in it; nil for `policies` if it is there, else the current folder.
  ///   - progress: counts files, and can cancel the check.
  /// - Throws: `Refusal` where something could not be read, where there is no project, or several side by side, and where
  ///   the check was cancelled.
  public func project(
    at path: String? = nil, today: CalendarDate, severities: [String: Severity?] = [:],
    progress: CheckProgress? = nil
  ) throws(Refusal) -> ProjectResult {
    let options = CheckOptions(today: today, severities: severities, progress: progress)
    let checked = projects(list(path.map { [$0] } ?? [], progress), options)
    if let refusal = Refusal(checked.problems) { throw refusal }
    return try checked.namedProject()
  }

  // MARK: Commands

  /// Whether `policies`, or the current folder, is surely a project.
  package var hasDefaultProject: Bool { WorkspaceLoader.hasDefaultProject(in: files) }

  /// Finds the projects that paths belong to, and reads none of them.
  package func list(_ paths: [String], _ progress: CheckProgress? = nil) -> WorkspaceListing {
    WorkspaceLoader.list(paths, progress, in: files, reports: reports)
  }

  /// Finds the project of a document that comes through a pipe.
  package func list(_ input: StandardInput) -> WorkspaceListing {
    WorkspaceLoader.list(input, in: files, reports: reports)
  }

  /// Reads and checks what was found, one project after the other let go.
  package func check(
    _ listing: WorkspaceListing, _ options: CheckOptions, changes: ChangedFiles? = nil, jobs: Int? = nil,
    identifies: Bool = false
  ) -> CheckOutcome {
    CheckOutcome(listing, options, changes: changes, jobs: jobs, identifies: identifies)
  }

  /// Reads and checks all projects that paths belong to, and keeps everything about them.
  package func projects(_ paths: [String], _ options: CheckOptions) -> CheckedProjects {
    projects(list(paths), options)
  }

  package func projects(
    _ listing: WorkspaceListing, _ options: CheckOptions, changes: ChangedFiles? = nil
  ) -> CheckedProjects {
    CheckedProjects(listing.read(options.progress), options, changes: changes)
  }

  /// Where the project around a folder begins; nil where nothing but the folder itself says that one does.
  ///
  /// - Parameter place: absolute and resolved, of something in the folder.
  func root(around place: FilePath) -> FilePath? {
    let root = ProjectRoot.find(from: place.parent, isItself: false, in: files)
    return ProjectRoot.isRoot(root, in: files) ? root : nil
  }

  /// Says what the files of a deployment make of the variables of a project.
  ///
  /// - Throws: as `AuditedDeployment.init`.
  package func audit(
    _ paths: [String], of project: ProjectResult, _ budgets: BudgetSet, target: String?, services: [String],
    _ options: CheckOptions
  ) throws -> AuditedDeployment {
    try AuditedDeployment(
      paths, of: project, budgets, target: target, services: services, options, in: files, reports: reports)
  }

  /// Replays a recording under several policies.
  package func replay(
    _ trace: TraceFile, _ reader: consuming TraceReader, under policies: [RunParameters], setup: Duration
  ) throws(TraceFile.Problem) -> ReplayedTrace {
    try ReplayedTrace(of: trace, reader, under: policies, setup: setup, in: files)
  }
}
