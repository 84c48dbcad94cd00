import PolicyWorkspace
import PolicyCompiler
import PolicyReporting
import TestSupport
import Testing

/// The schema of findings against reports of real projects.
@Suite(.enabled(if: SchemaJudge.isAvailable, "python3 with jsonschema and ruamel.yaml is missing"))
struct FindingsSchemaTests {
  /// Clean, with findings of a rule, of the language, and of YAML itself.
  static let projects =
    [Shipped.project]
    + [
      "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 5m, inactivity: 10m}\n",
      "policyc: 1\nsurface: web\ntarget: exmple\nrun: {hard_cap: 1.5h, hardcap: no}\naccept: [1, 2]\n",
      "policyc: 1\nsurface: [web\n", "\u{1}", "",
    ].map { TestProject([("it.yaml", $0)]) }

  @Test func describesReportsOfRealProjects() {
    let questions = Self.projects.map { project in
      let checked = project.check()
      let summary = CheckSummary(policies: 1, targets: 0, errors: checked.findings.count)
      var report = JSONReport(project.sources)
      let bytes = report.render(Compiler.identify(checked.findings, in: project.sources), summary).bytes
      return SchemaJudge.Question(String(decoding: bytes, as: UTF8.self), against: "findings")
    }
    #expect(SchemaJudge.answers(to: questions) == questions.map { _ in [] })
    #expect(questions.count { $0.document.contains(#""id":"#) } == Self.projects.count - 1)
  }
}
