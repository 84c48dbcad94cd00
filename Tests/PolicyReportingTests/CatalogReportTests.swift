import PolicyDiagnostics
import PolicyReporting
import TestSupport
import Testing

/// The catalogue as a list.
@Suite struct CatalogReportTests {
  private static let groups = [
    CatalogGroup("Inside one run", [entry("a-rule", .rule, isAcceptable: false), entry("z-rule", .rule)]),
    CatalogGroup("Language errors", [entry("an-error", .languageError, isAcceptable: false)]),
  ]

  private static func entry(_ id: String, _ kind: CatalogEntry.Kind, isAcceptable: Bool = true) -> CatalogEntry {
    CatalogEntry(
      id: id, kind: kind, group: "run", severity: .warning, isAcceptable: isAcceptable, isFixable: true,
      summary: "one | two * three", why: "it ends \"badly\"")
  }

  @Test func isDrawnForPeople() {
    let text = CatalogReport.text(Self.groups, Appearance(color: false, unicode: true))
    #expect(
      text.text == """
        policyc rules (catalogue)
        3 things that policyc check can report; language errors are errors and not
        acceptable.

        Inside one run
          a-rule  warning: one | two * three (not acceptable, fixable)
          z-rule  warning: one | two * three (fixable)

        Language errors
          an-error  one | two * three (fixable)

        """)
  }

  @Test func isATableInMarkdown() {
    let lines = CatalogReport.markdown(Self.groups).split(separator: "\n")
    #expect(lines.contains("| [`a-rule`](a-rule.md) | warning | no | yes | one \\| two \\* three |"))
    #expect(lines.count { $0.hasPrefix("| --- |") } == 2)
  }

  @Test(.enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
  func isDescribedByItsSchema() throws {
    // On one line, as the script reads it; no text here has a line break of its own.
    let report = CatalogReport.json(Self.groups).bytes.filter { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")]
    let schema = "r'''\(Repository.root)/schemas/rules.schema.json'''"
    let output = try #require(SchemaScript.comparing(with: schema).output(for: report))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }
}
