import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Everything that a command was pointed at, read and checked.
package struct CheckedProjects {
  package let workspace: LoadedProjects
  /// Outer projects before those inside them.
  package let projects: [ProjectResult]
  /// The files that were asked for, and the policies that depend on one of them; of these only what has changed and what
  /// depends on it, where a revision was named.
  package var concerned: Set<FileID> { selection.files }
  private let selection: FindingSelection
  /// The findings that were asked for: those in a file that is concerned, about a policy that is, and with a note in one;
  /// and what is wrong with the files that such a policy rests on, since rules are silent about what they cannot read.
  package let findings: [Diagnostic]
  /// How many more there would be, had no revision been named.
  private let unchangedCount: Int
  package let coverage: CheckCoverage
  /// Whether there were too many findings to keep all of them.
  package let isCut: Bool
  /// The most findings that are kept.
  package let mostFindings: Int
  /// What is no source among the files.
  package let exports: PassedOverExports

  /// - Parameter changes: what has changed since a revision; nil where everything counts.
  package init(_ workspace: LoadedProjects, _ options: CheckOptions, changes: ChangedFiles? = nil) {
    var projects: [ProjectResult] = []
    var cancelled: [LoadProblem] = []
    var findingCount = 0
    // With too many findings nothing is done as asked, so that what follows need not be checked.
    for files in workspace.projects where findingCount <= options.mostFindings {
      let project = ProjectResult(of: files, in: workspace.sources, options)
      // What a cancelled check has found says nothing: a rule that was not asked is silent.
      guard !options.isCancelled else {
        cancelled.append(.cancelled(files.shownRoot))
        continue
      }
      findingCount += project.findings.count
      projects.append(project)
    }
    mostFindings = options.mostFindings
    exports = PassedOverExports(workspace, projects.map(\.checked.exported))
    let workspace = workspace.leavingOut(exports.files, exports.problems + cancelled)
    isCut = projects.count + cancelled.count < workspace.projects.count || projects.contains { $0.checked.isCut }
    let policies = projects.flatMap(\.checked.resolved.policies)
    let all = projects.flatMap(\.checked.findings)
    let asked = Self.dependents(on: workspace.selected, policies)
    let concerned = changes.map { asked.intersection(Self.affected(by: $0.files, policies)) } ?? asked
    let isUnderstood = !all.contains(where: \.isLanguageError)
    let foundations = { files in
      isUnderstood ? [] : Set(projects.flatMap { $0.checked.resolved.foundations(of: files, among: $0.files.files) })
    }
    selection = FindingSelection(files: concerned, foundations: foundations(concerned))
    self.workspace = workspace
    self.projects = projects
    coverage = CheckCoverage(
      workspace, concerned, changes,
      isUnderstood: isUnderstood && !isCut)
    findings = all.filter(selection.includes)
    let whole = FindingSelection(files: asked, foundations: foundations(asked))
    unchangedCount = changes == nil ? 0 : all.count(where: whole.includes) - findings.count
  }

  /// Files, and the policies that depend on one of them: whoever changes a parent or a target must see what it does to the
  /// policies that rest on it.
  private static func dependents(on files: Set<FileID>, _ policies: [ResolvedPolicy]) -> Set<FileID> {
    let dependents = policies.filter { policy in
      let programs = policy.target?.contributors.map(\.file) ?? []
      return !files.isDisjoint(with: policy.lineage + programs)
    }
    return files.union(dependents.map(\.document.file))
  }

  /// Files, the policies that depend on one of them, and what these extend: an acceptance of a parent may match nothing any
  /// more when a child or a target has changed.
  private static func affected(by files: Set<FileID>, _ policies: [ResolvedPolicy]) -> Set<FileID> {
    let dependents = dependents(on: files, policies)
    return dependents.union(policies.filter { dependents.contains($0.document.file) }.flatMap(\.lineage))
  }

  /// The project that was named.
  ///
  /// - Throws: `Refusal` where there is none, or several.
  package func namedProject() throws(Refusal) -> ProjectResult {
    if let project = try projects.outermost() { return project }
    throw Refusal(problems) ?? Refusal("no project has any file that could be read")
  }

  /// The files asked for, as the user would type them, of which so little could be understood that they are no part of any
  /// policy or target.
  package var unreadablePaths: [String] {
    projects.flatMap { result in
      let resolved = result.checked.resolved
      let known = Set(
        resolved.policies.flatMap(\.lineage) + resolved.targets.map(\.file)
          + [resolved.configuration?.file].compactMap { $0 })
      let broken = Set(result.findings.filter { $0.severity == .error }.map(\.span.file)).subtracting(known)
      return broken.intersection(workspace.selected).sorted().map { workspace.sources[$0].path.shown }
    }
  }

  /// The findings, each with what stays the same about it however the command is called.
  package var identifiedFindings: [IdentifiedFinding] {
    let files = Set(findings.map(\.span.file))
    let all = projects.flatMap(\.checked.findings).filter { files.contains($0.span.file) }
    return Compiler.identify(all, in: workspace.sources).filter { selection.includes($0.diagnostic) }
  }

  /// Whether there is a concrete policy that could be understood.
  package var hasPolicies: Bool { projects.contains { !$0.checked.resolved.policies.isEmpty } }

  package var summary: CheckSummary {
    CheckSummary(
      policies: projects.reduce(0) { $0 + $1.checked.resolved.policies.count },
      targets: projects.reduce(0) { $0 + $1.checked.resolved.targets.count },
      accepted: projects.flatMap(\.checked.accepted).count { concerned.contains($0.diagnostic.span.file) }
        + sum(of: \.droppedAcceptedCounts, in: concerned),
      since: coverage.changes?.revision, unchanged: unchangedCount,
      unshown: sum(of: \.droppedCounts, in: selection.files.union(selection.foundations))
    )
    .counting(findings)
  }

  /// How many findings of some kind were dropped in some files.
  private func sum(of counts: (CheckedProject) -> [FileID: Int], in files: Set<FileID>) -> Int {
    projects.flatMap { counts($0.checked) }.reduce(0) { $0 + (files.contains($1.key) ? $1.value : 0) }
  }

  /// Whether accepted findings were truncated.
  package var isAcceptedCut: Bool { projects.contains { !$0.checked.droppedAcceptedCounts.isEmpty } }

  /// Whether there is any finding, asked for or not.
  package var hasAnyFinding: Bool { projects.contains { !$0.checked.findings.isEmpty } }

  /// Why the command could not run as asked; empty when it could.
  package var problems: [Refusal.Reason] {
    Self.problems(workspace.problems, hasAnything: hasPolicies || hasAnyFinding, cut)
  }

  /// What was not read or not kept; empty where all was.
  package var losses: [Refusal.Reason] { Self.losses(workspace.problems, cut) }

  private var cut: FindingCut? { isCut ? .tooMany(most: mostFindings) : nil }

  /// - Parameters:
  ///   - hasAnything: whether there is a policy, or a finding that may say why there is none.
  ///   - cut: why not all findings are kept; nil where they are.
  package static func problems(_ problems: [LoadProblem], hasAnything: Bool, _ cut: FindingCut?) -> [Refusal.Reason] {
    let losses = losses(problems, cut)
    guard losses.isEmpty, !hasAnything else { return losses }
    return [
      Refusal.Reason(
        "no policy found: a policy is a YAML file with surface: and policyc: 1",
        help: "policyc init writes a few to start from")
    ]
  }

  private static func losses(_ problems: [LoadProblem], _ cut: FindingCut?) -> [Refusal.Reason] {
    (LoadProblem.words(problems) + (cut.map { [$0.words] } ?? [])).map { Refusal.Reason($0) }
  }
}

/// Which findings are asked for.
private struct FindingSelection {
  let files: Set<FileID>
  /// What the policies among these files rest on.
  let foundations: Set<FileID>

  /// Whether a finding lies in one of the files, concerns the policy in one, has a note there, or keeps rules from
  /// reading what such a policy rests on.
  func includes(_ finding: Diagnostic) -> Bool {
    files.contains(finding.span.file) || !finding.policies.isDisjoint(with: files)
      || finding.notes.contains { $0.span.map { files.contains($0.file) } ?? false }
      || foundations.contains(finding.span.file) && finding.isLanguageError
  }
}

extension ResolvedProject {
  /// What the policies among some files rest on: their parents, their programs, the configuration, and every file that could
  /// be one of these and that nobody can tell; all files where a chain of parents or of targets is not known to its end.
  fileprivate func foundations(of files: Set<FileID>, among all: [FileID]) -> [FileID] {
    let resting = policies.filter { files.contains($0.document.file) }
    guard !resting.isEmpty else { return [] }
    if resting.contains(where: { $0.mayHideAcceptances || $0.target?.mayHideParts ?? true }) { return all }
    return resting.flatMap { $0.lineage + ($0.target?.contributors.map(\.file) ?? []) } + unreadable
      + (configuration.map { [$0.file] } ?? [])
  }
}

extension Diagnostic {
  fileprivate var isLanguageError: Bool { LanguageErrorCatalog.error(id) != nil }
}
