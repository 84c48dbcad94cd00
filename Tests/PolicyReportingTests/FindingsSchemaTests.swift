import PolicySource
import PolicyReporting
import PolicyWorkspace
import TestSupport
import Testing

/// The published schema and what is really written.
@Suite(
  "The schema of findings",
  .enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
struct FindingsSchemaTests {
  @Test func describesEveryReport() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomReport(seed: seed)
    var reports: [UInt8] = []
    for _ in 0..<20 {
      let (sources, finding) = random.next()
      var report = JSONReport(sources)
      reports +=
        report.render(
          [finding.identified, finding.identified], CheckSummary(policies: 1, targets: 1, errors: 2), .compact
        ).bytes
    }
    var empty = JSONReport(SourceMap())
    reports += empty.render([], CheckSummary(policies: 0, targets: 0), .compact).bytes
    let output = try #require(SchemaScript.comparing(with: Self.schemaPath).output(for: reports))
    #expect(String(decoding: output, as: UTF8.self) == "done\n", "seed \(seed)")
  }

  /// The file in the repository, as a Python string.
  private static var schemaPath: String {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return "r'''\(root)/schemas/findings.schema.json'''"
  }
}
