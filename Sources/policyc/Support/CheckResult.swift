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
  private(set) var summary = CheckSummary()
  private(set) var reading = ReadingCount()
  private var loadProblems: [LoadProblem] = []
  private var hasAnyFinding = false

  /// Reads and checks the projects, several at the same time.
  ///
  /// - Parameter jobs: how many; nil for as many as there are processors.
  init(_ listing: WorkspaceListing, _ options: CheckOptions, jobs: Int?) {
    loadProblems = listing.problems
    let results = listing.projects.concurrentMap(jobs: jobs) { project in
      CheckResult(CheckedWorkspace(project.read(), options))
    }
    for result in results { add(result) }
  }

  private init(_ checked: CheckedWorkspace) {
    sources = checked.workspace.sources.keepingBytes(of: Set(checked.findings.flatMap(\.spans).map(\.file)))
    findings = checked.findings
    summary = checked.summary
    reading = ReadingCount(checked.workspace)
    loadProblems = checked.workspace.problems
    hasAnyFinding = checked.hasAnyFinding
  }

  private mutating func add(_ other: CheckResult) {
    sources.add(other.sources)
    findings += other.findings
    summary += other.summary
    reading += other.reading
    loadProblems += other.loadProblems
    hasAnyFinding = hasAnyFinding || other.hasAnyFinding
  }

  /// Why the command could not run as asked, one line each; empty when it could.
  var problems: [String] {
    CheckedWorkspace.problems(loadProblems, hasAnything: summary.policies > 0 || hasAnyFinding)
  }
}
