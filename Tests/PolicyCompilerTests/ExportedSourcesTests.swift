import PolicyCompiler
import PolicyDiagnostics
import TestSupport
import Testing

/// A file that `policyc export` writes is no source, unless it says itself that it is a document.
@Suite struct ExportedSourcesTests {
  private static let configMap = """
    # Written by policyc from web.yaml for example 1. Do not edit: change the policy, then run policyc export.
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: gateway}
    data:
      policyc: "1"
      surface: web

    """

  private static func configuration(exporting path: String) -> String {
    "policyc: 1\nproject: p\nexports: [{target: example, dialect: configmap, name: x, path: \"\(path)\"}]\n"
  }

  /// What is found in a project whose `exports/x.yaml` has some text.
  private static func findings(_ export: String, _ configuration: String, named: String = "policyc.yaml") -> [String] {
    let project = TestProject([
      (name: "targets/example.yaml", text: ExampleTarget.text), (name: "exports/x.yaml", text: export),
      (name: "web.yaml", text: "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 30m}\n"),
      (name: named, text: configuration),
    ])
    return project.check().findings.map { "\($0.id) in \(project.name(of: $0.span))" }
  }

  @Test(arguments: [
    "exports/x.yaml", "./exports/x.yaml", "exports//x.yaml", "exports/./x.yaml", "a/../exports/x.yaml",
    "exports/../exports/x.yaml", "../exports/x.yaml",
  ])
  func anySpellingOfThePathNamesIt(_ path: String) {
    // Above the root of the test there is nothing, so that `..` stays there.
    #expect(Self.findings(Self.configMap, Self.configuration(exporting: path)) == [])
  }

  @Test(arguments: [
    configMap, "{\n  \"A\": \"1\"\n}\n", "A=1\nB=2\n", "A = {{{\n", "A: 'x\n", "\u{0}", "", "  A: 1\n- a\n",
    "a: &b 1\n", "data: |\n  policyc: 1\n", "- policyc: 1\n", "# policyc: 1\nA: 1\n",
    String(repeating: "A: 1\n", count: 300_000),
  ])
  func isNoSource(_ text: String) {
    let path = Self.configuration(exporting: "exports/x.yaml")
    #expect(Self.findings(text, path).filter { $0.contains("exports/") } == [])
  }

  @Test(arguments: [
    ("policyc: 1\nabstract: true\n", [] as [String]), ("{policyc: 1, abstract: true}\n", []),
    ("  \"policyc\": 1\n  abstract: true\n", []), ("? policyc\n: 1\nabstract: true\n", ["key-not-text"]),
    ("abstract: true\npolicyc: 1\n", []), ("abstract: true\npolicyc: 2\n", ["unknown-version"]),
    ("policyc:1\nabstract:true\n", ["missing-space-after-colon"]), ("policyc: 1\nabstract: 'true\n", ["yaml-syntax"]),
    ("{policyc: 1, abstract: [}\n", ["yaml-syntax"]),
  ])
  func namingASourceStaysAnError(_ text: String, _ own: [String]) {
    let findings = Self.findings(text, Self.configuration(exporting: "./exports/x.yaml"))
    #expect(findings == own.map { "\($0) in exports/x.yaml" } + ["not-a-path in policyc.yaml"], "\(findings)")
  }

  @Test func isFoundWhateverTheConfigurationIsCalled() {
    let findings = Self.findings(
      Self.configMap, Self.configuration(exporting: "exports/x.yaml"), named: "conf/other.yaml")
    #expect(findings == [])
  }

  /// Where nothing is known about exports, nothing is said about a file that may be one.
  @Test(arguments: [
    "policyc: 1\nproject: p\nexprots: [{target: example, dialect: json, path: exports/x.yaml}]\n",
    "policyc: 1\nproject: p\nexports: [{target: example, dialect: jsno, path: exports/x.yaml}]\n",
    "policyc: 1\nproject: p\nexports: {\n", "policyc: 1\nprojcet: p\n", "policyc: 2\nproject: p\n", "",
  ])
  func aBrokenConfigurationIsTheOnlyFinding(_ configuration: String) {
    let findings = Self.findings(Self.configMap, configuration)
    #expect(findings.count == 1 && findings[0].hasSuffix(" in policyc.yaml"), "\(findings)")
    #expect(
      Self.findings("surface: web\n", configuration) != findings,
      "a file that tells its kind is a document, whatever is exported")
  }

  /// Not even where it exports itself.
  @Test(arguments: ["", "project: p\nexports: [{target: example, dialect: json, path: policyc.yaml}]\n"])
  func aConfigurationIsAlwaysRead(_ configuration: String) {
    #expect(Self.findings(Self.configMap, configuration).contains { $0.hasSuffix(" in policyc.yaml") })
  }

  @Test func strayFilesAreStillTold() {
    let help = TestProject([(name: "x.yaml", text: Self.configMap)]).check().findings.map(\.help)
    #expect(help == [["policyc export has written it: name it under exports: in policyc.yaml"]])
    #expect(
      Self.findings(Self.configMap, Self.configuration(exporting: "x.yaml")) == ["unknown-kind in exports/x.yaml"])
  }

  @Test func theHelpForATakenPathKnowsTheDialect() {
    let project = TestProject([
      (name: "web.yaml", text: "policyc: 1\nabstract: true\n"),
      (name: "policyc.yaml", text: Self.configuration(exporting: "web.yaml")),
    ])
    let help = project.check().findings.filter { $0.id == "not-a-path" }.map(\.help)
    #expect(help == [["write a file of its own, such as exports/example.yaml"]])
  }
}
