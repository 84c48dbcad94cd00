import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyWorkspace

extension CheckReport {
  /// A check that found these things, the same in each of the formats.
  init(_ sources: SourceMap, _ findings: [Diagnostic], accepted: [IdentifiedAcceptance] = [], problems: [String] = []) {
    let identified = findings.enumerated().map { index, finding in
      IdentifiedFinding(
        finding,
        FindingIdentity(
          rule: finding.id, file: sources[finding.span.file].path.inReport, pointer: "/run", ordinal: index))
    }
    var summary = CheckSummary(policies: 1, targets: 1, errors: findings.count, unshown: 3)
    summary.problems = problems
    self.init(
      sources, of: sources.files.indices.map { FileID(UInt32($0)) }, findings: identified, accepted: accepted,
      summary, by: .test)
  }
}

extension ReportingTool {
  static let test = ReportingTool(version: "1.2.3", pages: PageAddresses()) { id in
    let entry = CatalogEntry(
      id: id, kind: .rule, group: "run", severity: .error, isAcceptable: true, isFixable: false,
      summary: "something is wrong", why: "it ends badly")
    return (entry, ExplanationPage(id, kind: "rule", summary: "something is wrong", sections: []))
  }
}
