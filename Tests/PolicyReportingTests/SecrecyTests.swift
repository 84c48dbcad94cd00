import PolicyCompiler
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyWorkspace
import PolicyTimeline
import TestSupport
import Testing

/// Wherever a credential stands in a project, and whatever is wrong there besides, nothing that policyc prints holds it.
@Suite struct SecrecyTests {
  struct Sample: Sendable {
    /// How it stands in a file.
    let text: String
    /// What nobody may read.
    let value: String
  }

  private static let letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0xY"

  static let samples: [Sample] = [
    Sample(text: "ghp" + "_\(letters)1234", value: letters),
    Sample(text: "ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9.\(letters)", value: letters),
    Sample(text: "postgres://agent:\(letters)@db.example.com/runs", value: letters),
    Sample(text: "-----BEGIN PRIVATE " + "KEY-----\\n\(letters)\(letters)\\n-----END-----", value: letters),
  ]

  /// Files with `*` where a credential stands, many of which cannot be read.
  static let places: [(file: String, text: String)] = [
    ("web.yaml", "summary: \"*\"\n"), ("web.yaml", "summary: now *\n"), ("web.yaml", "# *\n"),
    ("web.yaml", "# policyc: accept \"*\": why not\n"), ("web.yaml", "# policyc: accept dead-clock: it is * for now\n"),
    ("web.yaml", "run:\n  hard_cap: \"*\"\n"), ("web.yaml", "run:\n  activity: [\"*\"]\n"),
    ("web.yaml", "run:\n  success_signal: \"*\"\n"), ("web.yaml", "run:\n  max_concurrent: \"*\"\n"),
    ("web.yaml", "\"*\": 1\n"), ("web.yaml", "run:\n  \"*\": 1\n  \"*\": 2\n"), ("web.yaml", "extends: \"*\"\n"),
    ("web.yaml", "accept:\n  - rule: \"*\"\n    reason: \"*\"\n    until: \"*\"\n"),
    ("web.yaml", "failure:\n  copy:\n    timeout: \"see {*} at /srv/x, after 10 minutes\"\n"),
    ("web.yaml", "failure:\n  copy:\n    timeout: see *\n"), ("web.yaml", "summary: \"*\n"),
    ("web.yaml", "summary: [*\n"),
    ("web.yaml", "run:\n\t\"*\": 1\n"), ("web.yaml", "summary: &a \"*\"\n"), ("web.yaml", "summary: !*\n"),
    ("web.yaml", "summary: \"\\q *\"\n"), ("web.yaml", "? *\n"), ("web.yaml", "summary:*\n"), ("web.yaml", "*\n"),
    ("web.yaml", "summary: \u{200B}*\n"), ("web.yaml", "- *\n"), ("web.yaml", "summary: *: *\n"),
    ("web.yaml", "run: *\n"), ("web.yaml", "target: \"*\"\n"),
    ("targets/other.yaml", "policyc: 1\nprogram: \"*\"\nversion: \"*\"\n"),
    (
      "targets/other.yaml",
      "policyc: 1\nprogram: other\nversion: \"1\"\nruntime: node\nknobs:\n  \"*\":\n    field: \"*\"\n"
    ),
    ("targets/other.yaml", "policyc: 1\nprogram: other\nversion: \"*\"\nruntime: node\nuses: [\"*\"]\n"),
    ("scenarios/a.yaml", "policyc: 1\nscenarios:\n  - {name: \"*\", surface: web, run: [], expect: {copy: \"*\"}}\n"),
    (
      "scenarios/a.yaml",
      "policyc: 1\nscenarios:\n  - {name: a, surface: web, run: [{at: 1s, event: \"*\"}], expect: {}}\n"
    ),
    (
      "scenarios/a.yaml", "policyc: 1\nscenarios:\n  - {name: a, surface: web, with: {\"*\": 1}, run: [], expect: {}}\n"
    ),
    ("policyc.yaml", "policyc: 1\nproject: \"*\"\nrules:\n  \"*\": off\n"),
    ("policyc.yaml", "policyc: 1\nproject: a\nexports:\n  - {target: \"*\", dialect: \"*\", path: \"../*\"}\n"),
  ]

  @Test(arguments: Effort.some(of: samples))
  func isNeverPrinted(_ sample: Sample) {
    var told: [String] = []
    var miscounted: [String] = []
    for place in Self.places {
      let text = place.text.replacing("*", with: sample.text)
      let project = Self.project(place.file, text)
      let checked = project.check()
      let count = checked.findings.count { $0.id == "secret-in-policy" }
      if count != place.text.count(where: { $0 == "*" }) { miscounted.append("\(count) in \(place.text)") }
      for (format, bytes) in Self.outputs(of: checked, project.sources) {
        let output = String(decoding: bytes, as: UTF8.self)
        if Self.windows(of: sample.value).contains(where: output.contains) { told.append("\(format): \(place.text)") }
      }
    }
    #expect(told == [])
    #expect(miscounted == [], "one credential is one finding")
  }

  /// Every output of a project, by its format.
  private static func outputs(of checked: CheckedProject, _ sources: SourceMap) -> [(format: String, bytes: [UInt8])] {
    var narrow = TextReport(sources, Appearance(color: true, unicode: false, width: 40))
    let accepted = Compiler.identify(checked.accepted.map(\.diagnostic), in: sources)
    let result = CheckReport(
      sources, checked.findings,
      accepted: zip(accepted, checked.accepted).map { IdentifiedAcceptance($0, by: $1.acceptances) })
    let formats = FindingsFormat.allCases.map { (format: $0.rawValue, bytes: $0.render(result).bytes) }
    let identified = Compiler.identify(checked.findings, in: sources)
    let shown = checked.resolved.policies.map { ShownPolicy($0, checked.findings, sources) }
    let results = checked.resolved.scenarios.flatMap(\.scenarios).map(ScenarioRunner(checked.resolved).run)
    var tests = TestTextReport(sources, .plain)
    var testJSON = TestJSONReport(sources)
    var junit = JUnitReport(sources)
    return formats + [
      ("narrow", narrow.render(checked.findings).bytes),
      (
        "baseline",
        Baseline(identified.map(\.identity).map { .init(rule: $0.rule, file: $0.file, pointer: $0.pointer) }).bytes
      ),
      ("show", shown.flatMap { ShowText.render($0, .plain).bytes }), ("show json", ShowJSON.render(shown).bytes),
      ("test", results.flatMap { tests.text(of: $0).bytes }), ("test json", testJSON.render(results, nil).bytes),
      ("test junit", junit.render(results).bytes), ("values", Array("\(checked.findings) \(checked.accepted)".utf8)),
    ]
  }

  private static func project(_ name: String, _ text: String) -> TestProject {
    let web = "policyc: 1\nsurface: web\ntarget: gateway\n"
    let capped = web + "run:\n  hard_cap: 30m\n"
    let policy = name == "web.yaml" ? (text.contains("run:") ? web : capped) + text : capped
    let others = [(name: "targets/gateway.yaml", text: ShownProjects.target), (name: "web.yaml", text: policy)]
    return TestProject(others + (name == "web.yaml" ? [] : [(name: name, text: text)]))
  }

  /// All pieces of a value that are long enough to tell something.
  private static func windows(of value: String) -> [String] {
    let characters = Array(value)
    return (0...characters.count - 6).map { String(characters[$0..<$0 + 6]) }
  }

  /// An offer that was made of the masked text would write it into the file.
  @Test func offersNothingInPlaceOfACredential() {
    let token = Self.samples[0].text
    let offers = ["run:\n  hard_cap: \(token)\n", "\(token): 1\n", "target: \(token)\n"].flatMap { text in
      Self.project("web.yaml", text).check().findings.flatMap(\.fixIts)
    }
    #expect(offers.map(\.title) == [])
  }
}
