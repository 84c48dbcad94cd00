import PolicyWorkspace
import PolicyDiagnostics
import PolicySource
import PolicyModel

/// What a check came to: everything that a report of it is made of.
package struct CheckReport: Sendable {
  package let sources: SourceMap
  /// The files that were checked, in the order of the sources.
  package let files: [FileID]
  /// In the order in which people are shown them.
  package let findings: [IdentifiedFinding]
  package let accepted: [IdentifiedAcceptance]
  package let summary: CheckSummary
  /// The weight from which a finding makes the check fail.
  package let failing: Severity
  package let tool: ReportingTool

  package init(
    _ sources: SourceMap, of files: [FileID], findings: [IdentifiedFinding], accepted: [IdentifiedAcceptance] = [],
    _ summary: CheckSummary, failing: Severity = .error, by tool: ReportingTool
  ) {
    self.sources = sources
    self.files = files
    self.findings = findings
    self.accepted = accepted
    self.summary = summary
    self.failing = failing
    self.tool = tool
  }
}
