import PolicyDiagnostics
import PolicySource

/// A file that was checked, with the findings in it.
struct FileFindings {
  let file: FileID
  /// In the order in which people are shown them.
  let findings: [IdentifiedFinding]

  /// Every file of a check, those without a finding too, in the order of the sources.
  static func all(of result: CheckReport) -> [FileFindings] {
    let findings = Dictionary(grouping: result.findings, by: \.diagnostic.span.file)
    return Set(result.files + findings.keys).sorted().map { FileFindings(file: $0, findings: findings[$0] ?? []) }
  }
}
