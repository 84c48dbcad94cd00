import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyExport
import PolicyModel
import PolicyRules

/// An example of a rule about deployments, as an audit judges it.
package struct AuditedExample: Sendable {
  /// The whole project and the files of the deployment.
  package let sources: SourceMap
  package let findings: [Diagnostic]
  package let targets: [AuditedTarget]

  /// The files of the deployment, without the marks.
  package static func files(of example: Example) -> [SourceFile] {
    example.deployment.map { SourceFile(path: SourcePath($0.name), bytes: MarkedText($0.text).bytes) }
  }

  package init(_ example: Example) {
    let judged = JudgedExample(example)
    var sources = judged.sources
    let project = judged.checked.resolved
    var files: [DeploymentFile] = []
    for given in Self.files(of: example) {
      let file = try? DeploymentFile(given.bytes, named: given.path.inProject, file: sources.add(given))
      if let file { files.append(file) }
    }
    let budgets = Compiler.lower(judged.checked, in: sources)
    let exports = budgets.map { budgets in
      budgets.programs.compactMap { try? TargetExport(of: $0.name, in: budgets) }
    }
    let targets = (exports ?? []).map { ExpectedTarget($0, of: project, exportNames: []) }
    let variables = Set(targets.flatMap(\.variables).map(\.name))
    let audit = Audit(Deployment(files, variables: variables), for: targets)
    let options = CheckOptions(today: JudgedExample.today)
    self.sources = sources
    self.targets = audit.targets
    findings = Checker.judge(audit.findings, of: KnobNotExposed.metadata, about: project, options: options).standing
  }
}
