import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyReporting

/// Everything that a command was pointed at, read and checked.
struct CheckedWorkspace {
  let workspace: Workspace
  let projects: [(files: ProjectFiles, checked: CheckedProject)]
  /// The files that were asked for, and the policies that depend on one of them.
  private let concerned: Set<FileID>
  /// The findings that were asked for: those in a file that is concerned, and those whose notes point into one.
  let findings: [Diagnostic]

  /// - Parameter paths: as typed; without any, `policies` if it is there, else the current folder.
  init(_ paths: [String], _ options: CheckOptions) {
    self.init(WorkspaceLoader.load(paths), options)
  }

  init(_ workspace: Workspace, _ options: CheckOptions) {
    self.workspace = workspace
    projects = workspace.projects.map { files in
      (files, Compiler.check(files, in: workspace.sources, options: options))
    }
    // Whoever changes a parent or a target must see what it does to the policies that rest on it.
    let dependents = projects.flatMap(\.checked.resolved.policies).filter { policy in
      let programs = policy.target?.contributors.map(\.file) ?? []
      return !workspace.selected.isDisjoint(with: policy.lineage + programs)
    }
    let concerned = workspace.selected.union(dependents.map(\.document.file))
    self.concerned = concerned
    findings = projects.flatMap(\.checked.findings).filter { $0.touches(concerned) }
  }

  /// The findings, each with what stays the same about it however the command is called.
  var identifiedFindings: [IdentifiedFinding] {
    let files = Set(findings.map(\.span.file))
    let all = projects.flatMap(\.checked.findings).filter { files.contains($0.span.file) }
    return Compiler.identify(all, in: workspace.sources).filter { $0.diagnostic.touches(concerned) }
  }

  /// Whether there is a concrete policy that could be understood.
  var hasPolicies: Bool { projects.contains { !$0.checked.resolved.policies.isEmpty } }

  var summary: CheckSummary {
    CheckSummary(
      policies: projects.reduce(0) { $0 + $1.checked.resolved.policies.count },
      targets: projects.reduce(0) { $0 + $1.checked.resolved.targets.count },
      errors: findings.count { $0.severity == .error }, warnings: findings.count { $0.severity == .warning },
      notes: findings.count { $0.severity == .note },
      accepted: projects.flatMap(\.checked.accepted).count { concerned.contains($0.span.file) },
      unshown: projects.flatMap(\.checked.droppedCounts).reduce(0) { $0 + (concerned.contains($1.key) ? $1.value : 0) })
  }

  /// Why the command could not run as asked, one line each; empty when it could.
  var problems: [String] {
    var problems = workspace.problems.map { "\($0.path): \($0.words)" }
    let hasFindings = projects.contains { !$0.checked.findings.isEmpty }
    if problems.isEmpty, !hasPolicies, !hasFindings {
      problems.append("no policy found: a policy is a YAML file with surface: and policyc: 1")
    }
    return problems
  }

  /// Writes every problem to standard error; says whether there was one.
  func reportProblems() -> Bool {
    let problems = problems
    for problem in problems { Complaint.write(problem) }
    return !problems.isEmpty
  }
}

extension Diagnostic {
  /// Whether it lies in one of these files, or a note of it does.
  fileprivate func touches(_ files: Set<FileID>) -> Bool {
    files.contains(span.file) || notes.contains { $0.span.map { files.contains($0.file) } ?? false }
  }
}
