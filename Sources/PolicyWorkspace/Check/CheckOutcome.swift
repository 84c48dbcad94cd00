import PolicyCompiler
import PolicyDiagnostics
import PolicySource

/// What a check of any number of projects found. Of what was read it keeps only the files that findings speak of, so
/// that its size hangs on the findings and hardly on the projects; and of the findings only the first, so that it ends.
public struct CheckOutcome: Sendable {
  /// The most bytes that findings have in reports, with the files that they speak of.
  package static let mostBytes = 64 << 20

  /// The files that findings speak of with their bytes, all others without.
  public private(set) var sources = SourceMap()
  /// The findings that were asked for.
  public private(set) var findings: [Diagnostic] = []
  /// The same, each with what stays the same about it however the command is called; empty where nobody asked for that.
  package private(set) var identifiedFindings: [IdentifiedFinding] = []
  /// How many findings and acceptances are kept, and how many bytes they have in reports with the files that they speak of.
  package private(set) var keptCount = 0
  package private(set) var keptBytes = 0
  /// What is accepted; empty where nobody asked for identities.
  package private(set) var accepted: [IdentifiedAcceptance] = []
  /// The files whose findings were asked for.
  package private(set) var concerned: Set<FileID>
  /// The same in numbers; its `unshown` counts the findings that are not kept.
  public private(set) var summary: CheckSummary
  package private(set) var coverage: CheckCoverage
  package private(set) var reading = ReadingCount()
  /// What is no source among the files that were asked for.
  package private(set) var exports = PassedOverExports()
  private var loadProblems: [LoadProblem]
  private var hasAnyFinding = false
  /// Why not all findings are kept; nil where they are.
  private var cut: FindingCut?

  /// Reads and checks the projects, several at the same time.
  ///
  /// - Parameters:
  ///   - changes: what has changed since a revision; nil where everything counts.
  ///   - jobs: how many projects at the same time; nil for as many as there are processors.
  ///   - mostBytes: of findings in reports, and of the files that they speak of.
  package init(
    _ listing: WorkspaceListing, _ options: CheckOptions, changes: ChangedFiles? = nil, jobs: Int?,
    identifies: Bool = false, mostBytes: Int = Self.mostBytes
  ) {
    summary = CheckSummary(since: changes?.revision)
    coverage = CheckCoverage(changes, isUnderstood: listing.problems.isEmpty)
    loadProblems = listing.problems
    concerned = []
    let start = OutcomeMerger(after: self, FindingLimits(findings: options.mostFindings, bytes: mostBytes))
    let memory = MemoryBudget(ReadingLimit.mostBytes)
    self =
      listing.projects.concurrentReduce(into: start, jobs: jobs) { project in
        memory.lend { take in
          CheckOutcome(
            CheckedProjects(project.read(options.progress, large: take), options, changes: changes),
            identifies: identifies)
        }
      } taking: { results, index, result in
        results.take(result, at: index)
      }.sum
  }

  /// What a check of one project found.
  package init(_ checked: CheckedProjects, identifies: Bool) {
    accepted = identifies ? checked.identifiedAcceptances : []
    keptCount = checked.findings.count + accepted.count
    let spans = checked.findings.flatMap(\.spans) + accepted.flatMap(\.spans)
    sources = checked.workspace.sources.keepingBytes(of: Set(spans.map(\.file)))
    findings = checked.findings
    concerned = checked.concerned
    identifiedFindings = identifies ? checked.identifiedFindings : []
    summary = checked.summary
    coverage = checked.coverage
    reading = ReadingCount(checked.workspace)
    exports = checked.exports
    loadProblems = checked.workspace.problems
    hasAnyFinding = checked.hasAnyFinding
    cut = checked.isCut || (identifies && checked.isAcceptedCut) ? .tooMany(most: checked.mostFindings) : nil
    keptBytes = sources.byteCount + reportSize
  }

  /// Takes in what follows, as far as there is room for its findings; says whether there was.
  package mutating func add(_ other: CheckOutcome, _ limits: FindingLimits) -> Bool {
    var other = other
    let all = other.keptCount
    if keptBytes + other.keptBytes > limits.bytes {
      other.keepFindings(atMost: 0, because: .tooLarge(most: limits.bytes))
    } else {
      other.keepFindings(
        atMost: max(0, limits.findings - keptCount), because: .tooMany(most: limits.findings))
    }
    keptCount += other.keptCount
    keptBytes += other.keptBytes
    cut = cut ?? other.cut
    sources.add(other.sources)
    findings += other.findings
    identifiedFindings += other.identifiedFindings
    accepted += other.accepted
    concerned.formUnion(other.concerned)
    summary += other.summary
    coverage += other.coverage
    reading += other.reading
    exports += other.exports
    loadProblems += other.loadProblems
    hasAnyFinding = hasAnyFinding || other.hasAnyFinding
    return other.keptCount == all
  }

  /// Forgets the findings beyond the first, which are only counted then, and what only they speak of.
  package mutating func keepFindings(atMost most: Int, because reason: FindingCut) {
    guard keptCount > most else { return }
    let found = findings.count
    findings.removeLast(max(0, found - most))
    identifiedFindings.removeLast(max(0, identifiedFindings.count - most))
    accepted.removeLast(max(0, accepted.count - (most - findings.count)))
    keptCount = findings.count + accepted.count
    let spans = findings.flatMap(\.spans) + accepted.flatMap(\.spans)
    sources = sources.keepingBytes(of: Set(spans.map(\.file)))
    keptBytes = sources.byteCount + reportSize
    summary = summary.counting(findings, unshown: summary.unshown + found - findings.count)
    coverage.isUnderstood = false
    cut = cut ?? reason
  }

  private var reportSize: Int {
    accepted.reduce(findings.reduce(0) { $0 + $1.reportSize }) { $0 + $1.finding.diagnostic.reportSize }
  }

  /// Whether there is a concrete policy that could be understood.
  package var hasPolicies: Bool { summary.policies > 0 }

  /// Why the command could not run as asked; empty when it could.
  public var problems: [Refusal.Reason] {
    CheckedProjects.problems(loadProblems, hasAnything: hasPolicies || hasAnyFinding, cut)
  }
}
