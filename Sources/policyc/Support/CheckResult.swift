import PolicyCompiler
import PolicyDiagnostics
import PolicyReporting

/// What a check of any number of projects found. Of what was read it keeps only the files that findings speak of, so
/// that its size hangs on the findings and hardly on the projects.
struct CheckResult: Sendable {
  /// The files that findings speak of with their bytes, all others without.
  private(set) var sources = SourceMap()
  /// The findings that were asked for.
  private(set) var findings: [Diagnostic] = []
  /// The same, each with what stays the same about it however the command is called; empty where nobody asked for that.
  private(set) var identifiedFindings: [IdentifiedFinding] = []
  /// What is accepted; empty where nobody asked for identities.
  private(set) var accepted: [CheckReport.Accepted] = []
  /// The files whose findings were asked for.
  private(set) var concerned: Set<FileID>
  private(set) var summary: CheckSummary
  private(set) var extent: CheckExtent
  private(set) var reading = ReadingCount()
  private var loadProblems: [LoadProblem]
  private var hasAnyFinding = false

  /// Reads and checks the projects, several at the same time.
  ///
  /// - Parameters:
  ///   - changes: what has changed since a revision; nil where everything counts.
  ///   - jobs: how many projects at the same time; nil for as many as there are processors.
  init(
    _ listing: WorkspaceListing, _ options: CheckOptions, changes: ChangedFiles? = nil, jobs: Int?,
    identifies: Bool = false
  ) {
    let results = listing.projects.concurrentMap(jobs: jobs) { project in
      CheckResult(CheckedWorkspace(project.read(), options, changes: changes), identifies: identifies)
    }
    summary = CheckSummary(since: changes?.revision)
    extent = CheckExtent(changes, isUnderstood: listing.problems.isEmpty)
    loadProblems = listing.problems
    concerned = []
    for result in results { add(result) }
  }

  private init(_ checked: CheckedWorkspace, identifies: Bool) {
    accepted = identifies ? checked.identifiedAcceptances : []
    let spans = checked.findings.flatMap(\.spans) + accepted.flatMap(\.spans)
    sources = checked.workspace.sources.keepingBytes(of: Set(spans.map(\.file)))
    findings = checked.findings
    concerned = checked.concerned
    identifiedFindings = identifies ? checked.identifiedFindings : []
    summary = checked.summary
    extent = checked.extent
    reading = ReadingCount(checked.workspace)
    loadProblems = checked.workspace.problems
    hasAnyFinding = checked.hasAnyFinding
  }

  private mutating func add(_ other: CheckResult) {
    sources.add(other.sources)
    findings += other.findings
    identifiedFindings += other.identifiedFindings
    accepted += other.accepted
    concerned.formUnion(other.concerned)
    summary += other.summary
    extent += other.extent
    reading += other.reading
    loadProblems += other.loadProblems
    hasAnyFinding = hasAnyFinding || other.hasAnyFinding
  }

  /// Whether there is a concrete policy that could be understood.
  var hasPolicies: Bool { summary.policies > 0 }

  /// Why the command could not run as asked, one line each; empty when it could.
  var problems: [String] { CheckedWorkspace.problems(loadProblems, hasAnything: hasPolicies || hasAnyFinding) }
}
