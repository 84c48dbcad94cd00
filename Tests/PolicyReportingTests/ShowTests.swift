import PolicyReporting
import TestSupport
import Testing

/// Resolved policies as tables and as JSON.
@Suite struct ShowTests {
  static func lines(_ policy: String, width: Int?) -> [String] {
    let shown = ShownProjects.shown(policy)
    let text = shown.map { ShowText.render($0, Appearance(color: false, unicode: true, width: width)) }.joined().bytes
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  static func line(_ field: String, _ policy: String, width: Int?) -> String? {
    lines(policy, width: width).first { $0.contains("  \(field) ") }
  }

  @Test(arguments: [
    (ShownProjects.words, "run.hard_cap", "45m set here web.yaml:6 the wall clock"),
    (ShownProjects.words, "queue.depth", "5 inherited from base.yaml:5 how many runs"),
    (ShownProjects.words, "run.inactivity", "off fixed by gateway 1 the silence"),
    (ShownProjects.words, "run.setup_allowance", "0s neutral the longest"),
    (
      ShownProjects.words, "failure.copy.timeout",
      "a long text with 字\\u{A} and an end that is far set here"
    ),
    (ShownProjects.unreadable, "run.hard_cap", "unknown see not-a-duration the wall clock"),
    (ShownProjects.unreadable, "run.max_concurrent", "unknown see not-a-count how many"),
    (ShownProjects.hidden, "queue.depth", "unknown see unknown-key how many runs"),
    (ShownProjects.hidden, "run.activity", "[text, tool] fixed by gateway 1 what counts"),
  ])
  func aPipeGetsOneLineAField(_ policy: String, _ field: String, _ expected: String) {
    let line = Self.line(field, policy, width: nil)?.split(separator: " ").joined(separator: " ")
    #expect(line?.hasPrefix("\(field) \(expected)") ?? false, "\(line ?? "no line")")
  }

  @Test(arguments: [70, 80, 100, 140])
  func aTerminalGetsLinesThatFit(_ width: Int) {
    let policies = [ShownProjects.words, ShownProjects.unreadable, ShownProjects.hidden]
    let lines = policies.flatMap { Self.lines($0, width: width) }
    #expect(lines.filter { $0.count > width } == [])
    #expect(lines.contains { $0.contains("the wall clock") } == (width >= 100))
  }

  @Test func findingsAreCounted() {
    #expect(
      Self.lines(ShownProjects.unreadable, width: nil).last
        == "  3 findings concern this policy: policyc check web.yaml")
    #expect(ShownProjects.shown(ShownProjects.alone).map(\.findingCount) == [1])
  }
}

/// How a long report leaves memory.
@Suite struct ShowJSONTests {
  @Test func goesOutPolicyByPolicy() {
    let policies = ShownProjects.shown(ShownProjects.words) + ShownProjects.shown(ShownProjects.alone)
    var pieces: [PrintableText] = []
    ShowJSON.write(policies) { pieces.append($0) }
    #expect(policies.count > 1 && pieces.count == policies.count + 1)
    #expect(pieces.flatMap(\.bytes) == ShowJSON.render(policies).bytes)
  }
}

/// The published schema and what is really written.
@Suite(
  "The schema of resolved policies",
  .enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
struct ShowSchemaTests {
  @Test func describesEveryReport() throws {
    let policies = [ShownProjects.words, ShownProjects.unreadable, ShownProjects.hidden, ShownProjects.alone]
    let reports =
      policies.flatMap { ShowJSON.render(ShownProjects.shown($0), .compact).bytes }
      + ShowJSON.render([], .compact).bytes
    let script = SchemaScript.comparing(with: "r'''\(Repository.root)/schemas/show.schema.json'''")
    let output = try #require(script.output(for: reports))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }
}
