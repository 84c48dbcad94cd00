import PolicyCompiler
import PolicyDiagnostics
import TestSupport
import Testing

/// What stays the same about a finding, and what tells it from others.
@Suite struct IdentificationTests {
  private static let head = "policyc: 1\nsurface: web\ntarget: example\n"
  private static let run = "run:\n  hard_cap: 30m\n"

  static func findings(_ files: [(name: String, text: String)], on today: String = "2026-06-01") -> [IdentifiedFinding]
  {
    let target =
      files.contains { $0.name.hasPrefix("targets/") }
      ? []
      : [
        (name: "targets/example.yaml", text: ExampleTarget.text)
      ]
    let project = TestProject(files + target)
    return Compiler.identify(project.check(on: today).findings, in: project.sources)
  }

  @Test(arguments: [
    ("run:\n  hard_cap: 5m\n  inactivity: 10m\n", ["inactivity-outlasts-hard-cap /run/inactivity"]),
    ("run: {hard_cap: 5m, inactivity: 10m}\n", ["inactivity-outlasts-hard-cap /run/inactivity"]),
    ("run.hard_cap: 5m\n", ["dotted-key /run.hard_cap"]),
    ("run:\n  inactivity: 10m\n", ["hard-cap-missing /surface"]),
    ("run:\n  hard_cap: 30\n  hardcap: 2\n", ["not-a-duration /run/hard_cap", "unknown-key /run/hardcap"]),
    (run + "\"a/b~c\": 1\n", ["unknown-key /a~1b~0c"]),
    (run + "run:\n  hard_cap: 30m\n", ["duplicate-key /run"]),
    (run + "run:\n  hard_cap: 31m\n" + run, ["duplicate-key /run", "duplicate-key /run 1"]),
    (
      run + "accept:\n  - rule: dead-clock\n    reason: it is as it is\n", ["unused-acceptance /accept/dead-clock/rule"]
    ),
    (run + "accept:\n  - reason: it is as it is\n", ["missing-key /accept/0"]),
    (
      run + "accept:\n  - reason: it is as it is\n    rule: dead-clock\n  - rule: dead-clokc\n",
      [
        "missing-key /accept/dead-clokc", "unknown-rule /accept/dead-clokc/rule",
      ]
    ),
    (run + "accept:\n  - rule: dead-clock\n", ["missing-key /accept/dead-clock"]),
    (run + "accept: [1, {}, ~]\n", ["wrong-type /accept/1", "missing-key /accept/1", "null-value /accept/2"]),
    (
      run + "  activity: [text, tolo, tolo]\n",
      ["unknown-word /run/activity/tolo", "unknown-word /run/activity/tolo 1"]
    ),
    ("# policyc: accept dead-clock: it is as it is\n\n# more\nrun:\n  hard_cap: 30m\n", ["unused-acceptance /run"]),
    (
      "run:\n  hard_cap: 30m\n  # policyc: accept dead-clock: it is as it is\n  # about\n  inactivity: 13m\n",
      [
        "unused-acceptance /run/inactivity"
      ]
    ),
    ("run:\n  hard_cap: 30m  # policyc: accept dead-clock: it is as it is\n", ["unused-acceptance /run/hard_cap"]),
    ("run:  # policyc: accept dead-clock: it is as it is\n  hard_cap: 30m\n", ["unused-acceptance /run"]),
    (run + "# policyc: accept dead-clock: it is as it is\n", ["misplaced-acceptance "]),
    (run + "# policyc: accept dead-clock: it\nsummary: |\n  text\n", ["short-reason /summary"]),
    (run + "\tx: 1\n", ["tab-between-tokens "]), (run + "x: [1\n", ["yaml-syntax "]),
  ])
  func saysWhatAFindingIsAbout(_ body: String, _ expected: [String]) {
    let found = Self.findings([("web.yaml", Self.head + body)]).map { finding in
      let identity = finding.identity
      return "\(identity.rule) \(identity.pointer)" + (identity.ordinal > 0 ? " \(identity.ordinal)" : "")
    }
    #expect(found == expected)
  }

  @Test("A pointer is short, whatever the key")
  func isShort() {
    let names = ["a", "b"].map { String(repeating: "é/", count: 400) + $0 }
    let findings = Self.findings([("web.yaml", Self.head + Self.run + names.map { "\($0): 1\n" }.joined())])
    #expect(findings.count == 2)
    #expect(findings.allSatisfy { $0.identity.pointer.utf8.count < 200 && $0.identity.ordinal == 0 })
  }

  /// Rules, language errors, acceptances in lists and in comments, scenarios, a configuration.
  private static let projects: [[(name: String, text: String)]] = [
    [
      (
        "base.yaml",
        """
        policyc: 1
        abstract: true
        run:
          hard_cap: 5m
          # policyc: accept dead-clock: nothing of the kind is here
          inactivity: 10m
        accept:
          - rule: queue-unreachable
            reason: there is no queue at all
          - reason: the queue is as it is
            rule: queued-run-taken-for-orphan
        """
      ),
      ("web.yaml", "policyc: 1\nsurface: web\ntarget: example\nextends: base.yaml\n"),
      (
        "discord.yaml",
        """
        policyc: 1
        surface: discord
        target: example
        extends: base.yaml
        approval:
          mode: prompt
          on_deadline: approve
        queue:
          depth: 3
        """
      ),
    ],
    [
      (
        "web.yaml",
        """
        policyc: 1
        surface: web
        target: example
        run:
          hard_cap: 5
          hardcap: 3m
          activity:
            - text
            - tolo
        accept:
          - rule: dead-clokc
            reason: it is as it is
          - until: 2026-13-01
            rule: dead-clock
        """
      ),
      (
        "scenarios.yaml",
        """
        policyc: 1
        scenarios:
          - name: the first
            surface: wbe
            run:
              - {at: 0s, event: text}
              - {at: 3, event: idle}
            expect: {outcome: succeeded}
          - name: another
            surface: web
            run:
              - {at: 5s, event: idle}
            expect: {outcome: succeeded}
          - name: the last
            run:
              - {at: 5s, event: idel}
            expect: {outcome: succeeded}
        """
      ),
      (
        "policyc.yaml",
        """
        policyc: 1
        project: test
        exports:
          - target: example
            dialect: compse
            path: exports/example.env
          - target: nobody
            dialect: compose
            path: exports/nobody.env
        """
      ),
    ],
  ]

  private static let siblings: [String: [[String]]] = [
    "run": [["longest_silent_step: 1s"]],
    "accept": [["- rule: session-expires-mid-run", "  reason: it does not matter here"]],
    "scenarios": [
      [
        "- name: one more", "  surface: web", "  run:", "    - {at: 1s, event: idle}",
        "  expect: {outcome: succeeded}",
      ]
    ],
    "exports": [["- target: example", "  dialect: compose", "  path: exports/other.env"]],
  ]

  @Test("Moved lines, new, reordered and renamed siblings change no identity", arguments: Self.projects.indices)
  func survivesWhatHappensAround(_ index: Int) {
    let files = Self.projects[index]
    let expected = Self.fingerprints(Self.findings(files))
    #expect(expected.count > 5, "\(expected.keys.sorted())")
    var disturbed = DisturbedText(
      siblings: Self.siblings, renamed: ["name: another": "name: renamed"],
      generator: SeededGenerator(for: "identities of findings"))
    for round in 0..<40 {
      let changed = files.map { (name: $0.name, text: disturbed.disturb($0.text)) }
      let all = Self.fingerprints(Self.findings(changed))
      let found = all.filter { expected[$0.key] != nil }
      guard found != expected else { continue }
      let texts = changed.filter { $0.name != "targets/example.yaml" }.map { "--- \($0.name)\n\($0.text)" }.joined()
      Issue.record(
        "round \(round) of \(disturbed.generator.seed)\n\(expected.filter { found[$0.key] != $0.value })\n\(all.keys)\n\(texts)"
      )
      return
    }
  }

  /// By file, rule and message, which do not change here.
  private static func fingerprints(_ findings: [IdentifiedFinding]) -> [String: String] {
    Dictionary(
      findings.map { ("\($0.identity.file) \($0.identity.rule): \($0.diagnostic.message)", $0.identity.fingerprint) },
      uniquingKeysWith: { first, second in "\(first) \(second)" })
  }

  @Test("Another value, severity or surface gives the same finding other words and the same identity")
  func survivesOtherWords() {
    let base = "policyc: 1\nabstract: true\nrun:\n  hard_cap: 5m\n  inactivity: 10m\n"
    let policy = { (surface: String) in "policyc: 1\nsurface: \(surface)\ntarget: example\nextends: base.yaml\n" }
    let one = Self.findings([("base.yaml", base), ("web.yaml", policy("web"))])
    let two = Self.findings([
      ("base.yaml", base.replacing("10m", with: "11m")), ("web.yaml", policy("web")), ("x.yaml", policy("discord")),
    ])
    #expect(one.map(\.identity) == two.map(\.identity))
    #expect(one.map(\.diagnostic.message) != two.map(\.diagnostic.message))
    #expect(one.first?.diagnostic.surfaces != two.first?.diagnostic.surfaces)
  }
}
