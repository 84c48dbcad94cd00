import PolicyWorkspace
import PolicyCompiler
import PolicyDiagnostics
import PolicyExplanation
import PolicyReporting

extension CheckOutcome {
  /// What reports of the check are made of; it has to have identities.
  ///
  /// - Parameter findings: those that are reported.
  func report(
    _ findings: [IdentifiedFinding], _ summary: CheckSummary, failingFrom severity: Severity, _ pages: PageAddresses
  ) -> CheckReport {
    CheckReport(
      sources, of: concerned.sorted(), findings: findings, accepted: accepted, summary,
      failing: severity, by: ReportingTool(version: Policyc.version, pages: pages, describe: Catalog.description))
  }
}
