import PolicyCompiler
import PolicyDiagnostics
import PolicyExplanation
import PolicyModel
import PolicyReporting

extension CheckedWorkspace {
  /// What reports of the check are made of.
  func result(
    _ findings: [IdentifiedFinding], _ summary: CheckSummary, failingFrom severity: Severity, _ pages: PageAddresses
  ) -> CheckResult {
    CheckResult(
      workspace.sources, of: concerned.sorted(), findings: findings, accepted: identifiedAcceptances, summary,
      problems: problems, failing: severity,
      by: ReportingTool(version: Policyc.version, pages: pages, describe: Catalog.description))
  }

  /// Whatever becomes of an acceptance, the finding has the identity that it would have without it.
  private var identifiedAcceptances: [CheckResult.Accepted] {
    let accepted = projects.flatMap(\.checked.accepted)
    let identified = Compiler.identify(accepted.map(\.diagnostic), in: workspace.sources)
    return zip(identified, accepted).filter { concerned.contains($1.diagnostic.span.file) }.map {
      CheckResult.Accepted($0, by: $1.acceptances)
    }
  }
}
