import PolicyAudit
import PolicyCompiler
import PolicyReporting
import PolicyRules
import TestSupport
import Testing

/// The published schema of audits and what is really written.
@Suite(
  "The schema of audits",
  .enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
struct AuditSchemaTests {
  @Test func describesEveryReport() throws {
    let audits = RuleCatalog.deploymentRules.flatMap(\.metadata.examples).map { AuditedExample($0) }
    let reports = audits.map { audited in
      var report = AuditJSONReport(audited.sources)
      let findings = Compiler.identify(audited.findings, in: audited.sources)
      let summary = AuditSummary(files: 1, audited.targets, audited.findings, accepted: 0)
      return report.render(audited.targets, findings, summary, .compact).bytes
    }
    let schema = "r'''\(Repository.root)/schemas/audit.schema.json'''"
    let output = try #require(SchemaScript.comparing(with: schema).output(for: Array(reports.joined())))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
    #expect(reports.count > 2 && audits.contains { !$0.findings.isEmpty })
  }
}
