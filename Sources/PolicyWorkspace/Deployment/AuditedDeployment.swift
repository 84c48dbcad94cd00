import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyExport
import PolicyRules
import PolicySource

/// What the files of a deployment make of the variables of one project.
package struct AuditedDeployment {
  package let loaded: LoadedDeployment
  package let targets: [AuditedTarget]
  /// What keeps files from being read, then what stands of the audit.
  package let findings: [Diagnostic]
  package let summary: AuditSummary
  /// Why it could not be done as asked; empty where it could.
  package let problems: [Refusal.Reason]

  /// - Parameters:
  ///   - files: as typed.
  ///   - target: the one program to look at; nil for all that have a policy.
  ///   - services: the services of compose files to look at; empty for all.
  /// - Throws: `Refusal` where no policy is for the target, or where a value has no form in its variable.
  init(
    _ files: [String], of project: ProjectResult, _ budgets: BudgetSet, target: String?, services: [String],
    _ options: CheckOptions, in provider: any SourceProvider, reports: ReportRoot
  ) throws {
    let exports = LoadedDeployment.Export.all(of: project.files, project.checked)
    let resolved = project.checked.resolved
    let expected = try (target.map { [$0] } ?? budgets.programs.map(\.name)).map { name in
      ExpectedTarget(
        try TargetExport.required(of: name, in: budgets), of: resolved,
        exportNames: exports.filter { $0.target == name }.map(\.name))
    }
    var loaded = LoadedDeployment(files, adding: project.sources, exports: exports, in: provider, reports: reports)
    let deployment = loaded.deployment(variables: Set(expected.flatMap(\.variables).map(\.name)))
    let audit = Audit(deployment, for: expected, services: services)
    let judged = Checker.judge(audit.findings, of: KnobNotExposed.metadata, about: resolved, options: options)
    self.loaded = loaded
    targets = audit.targets
    findings = loaded.findings + judged.standing
    summary = AuditSummary(files: files.count, audit.targets, findings, accepted: judged.accepted.count)
    var problems = loaded.problems + audit.problems
    if problems.isEmpty, loaded.findings.isEmpty, audit.targets.isEmpty {
      problems.append(.answersForNothing(target))
    }
    self.problems = problems.map { $0.reason(in: loaded.sources) }
  }
}

extension AuditProblem {
  fileprivate static func answersForNothing(_ target: String?) -> AuditProblem {
    AuditProblem(
      "these files do not answer for \(target ?? "any program with a policy")",
      help: "compose files answer for programs of \(Platform.containers.surfaceWords("and")), "
        + "workflows for those of \(Platform.workflows.surfaceWords("and"))")
  }

  fileprivate func reason(in sources: SourceMap) -> Refusal.Reason {
    let place = span.map { span -> String in
      let file = sources[span.file]
      return "\(file.path.shown):\(LineTable(file.bytes).position(of: span.range.lowerBound).line): "
    }
    return Refusal.Reason((place ?? "") + words, help: help)
  }
}

extension Platform {
  /// The surfaces whose programs the platform runs, as words.
  package func surfaceWords(_ conjunction: String) -> String { Words.list(surfaces.map(\.rawValue), conjunction) }
}
