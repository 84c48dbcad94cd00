import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// Documents within all limits, and projects, made to exhaust what understands them: anything quadratic would take
/// minutes here, and they take seconds at most.
@Suite struct HostileProjectTests {
  // MARK: Documents

  private static let policy = "policyc: 1\nsurface: web\ntarget: gateway\n"
  private static let target = "policyc: 1\nprogram: gateway\nversion: \"1\"\nruntime: node\nsurfaces: [web]\n"

  /// The part that is tried of so many lines.
  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<Effort.part(of: count)).map(line).joined()
  }

  static let documents: [String: String] = [
    "keys that nobody reads": policy + lines(9_900) { "k\($0): 1\n" },
    "fields that nobody reads": policy + "run:\n" + lines(9_900) { "  hard_cap\($0): 1\n" },
    "dotted fields": policy + lines(9_900) { "\"run.inactivity\($0)\": 1m\n" },
    "acceptances": policy + "accept:\n"
      + lines(3_900) { _ in "  - rule: dead-clock\n    reason: it cannot be mended\n" },
    "acceptances of nothing": policy + "accept:\n"
      + lines(2_800) { "  - rule: dead-cloc\($0)\n    unti: x\n    reason: no\n" },
    "comments": policy + "run:\n  hard_cap: 30m\n"
      + lines(18_000) { _ in "# policyc: accept dead-clock: it cannot be mended\n" },
    "comments between keys": policy + lines(9_900) { "# policyc: accept dead-clocks: because\nk\($0): 1\n" },
    "knobs of one field": target + "knobs:\n" + lines(2_400) { "  K\($0):\n    field: run.hard_cap\n    unit: ms\n" },
    "knobs of nothing": target + "knobs:\n"
      + lines(1_900) { "  K\($0):\n    field: run.hard_capp\n    unit: years\n    mim: 3\n" },
    "uses of nothing": target + "uses: [" + lines(19_000) { "g\($0), " } + "]\n",
    "exports": "policyc: 1\nproject: p\nexports:\n" + lines(3_800) { "  - {target: g\($0), path: e/a.env}\n" },
    "rules": "policyc: 1\nproject: p\nrules:\n" + lines(9_900) { "  dead-clock\($0): off\n" },
    "a text of placeholders": policy + "failure:\n  copy:\n    timeout: \""
      + lines(45_000) { _ in "{hard_cap} 9 minutes " }
      + "\"\n",
    "a text of braces": policy + "failure:\n  copy:\n    timeout: \"" + lines(900_000) { _ in "{" } + "\"\n",
    "a text of durations": policy + "failure:\n  copy:\n    timeout: \"" + lines(60_000) { _ in "1 hour and 30 " }
      + "\"\n",
    "a long number": policy + "run:\n  hard_cap: " + lines(1_000_000) { _ in "9" } + "m\n",
    "a long name": "policyc: 1\nsurface: web\ntarget: " + lines(1_000_000) { _ in "a" } + "\n",
    "credentials": policy + "summary: \""
      + lines(5_000) { "ghp" + "_\($0 + 100_000)" + String(repeating: "aB3", count: 10) + " " }
      + "\"\n",
    "halves of credentials": policy + "summary: \"" + lines(200_000) { _ in "ghp_" } + "\"\n",
    "scenarios": "policyc: 1\nscenarios:\n"
      + lines(1_100) { _ in
        "  - {name: a, surface: webb, target: gg, run: [{at: 1s, event: idel}], expect: {outcom: no}}\n"
      },
  ]

  @Test(arguments: documents.keys.sorted()) func documentEndsSoon(_ name: String) {
    let text = Self.documents[name] ?? ""
    #expect(text.utf8.count < 1 << 20)
    var findings: [Diagnostic] = []
    let time = processorTime { findings = Self.findings(["it.yaml": text, "targets/gateway.yaml": Self.target]) }
    #expect(time < .soonForItsPart)
    #expect(!findings.isEmpty && findings.count <= CheckedProject.mostFindings)
    let isOfOneFile = Set((LanguageErrorGroup.yaml.errors + LanguageErrorGroup.document.errors).map(\.id))
    let languageErrors = Dictionary(grouping: findings.filter { isOfOneFile.contains($0.id) }, by: \.span.file)
    #expect(languageErrors.values.allSatisfy { $0.count <= DiagnosticBag.capacity })
    #expect(!findings.contains { $0.id == "too-many-nodes" || $0.id == "file-too-large" })
  }

  // MARK: Projects

  private static let many = Effort.part(of: 3_000)

  private static func files(_ count: Int, _ text: (Int) -> String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { ("f\(10_000 + $0).yaml", text($0)) })
  }

  private static func program(_ number: Int, uses: String, _ rest: String = "") -> String {
    "policyc: 1\nprogram: g\(number)\nversion: \"1\"\nruntime: node\nuses: [\(uses)]\n\(rest)"
  }

  /// One of many policies that inherit a finding from the first; very many comments speak of it.
  private static func heir(_ number: Int, of comment: String) -> String {
    guard number == 0 else { return "policyc: 1\nsurface: web\nextends: f10000.yaml\n" }
    let comments = lines(10_000) { _ in "  # policyc: \(comment): it cannot be mended\n" }
    return "policyc: 1\nabstract: true\nrun:\n  hard_cap: 5m\n\(comments)  inactivity: 10m\n"
  }

  private static let knob = "knobs:\n  CAP_MS:\n    field: run.hard_cap\n    unit: ms\n"

  static let projects: [String: [String: String]] = [
    "all extend nothing": files(many) { "policyc: 1\nabstract: true\nextends: nope\($0).yaml\n" },
    "each extends the next": files(many) { "policyc: 1\nabstract: true\nextends: f\(10_001 + $0).yaml\n" },
    "all use nothing": files(many) { program($0, uses: "nope\($0)") },
    "each uses the next": files(many) { program($0, uses: "g\($0 + 1)", knob) },
    "a ring": files(many) { program($0, uses: "g\(($0 + 1) % many)") },
    "all use all": files(200) { program($0, uses: (0..<200).map { "g\($0)" }.joined(separator: ", "), knob) },
    "all are for no target": files(many) { "policyc: 1\nsurface: web\ntarget: nope\($0)\n" },
    "all are the same policy": files(many) { "\(policy)run:\n  hard_cap: \($0 + 1)m\n" },
    "all are the same target": files(many) { _ in target },
    "all are configurations": files(many) { _ in "policyc: 1\nproject: p\n" },
    "all inherit what comments accept": files(many) { heir($0, of: "accept inactivity-outlasts-hard-cap") },
    "all inherit what comments accepted": files(many) {
      heir($0, of: "accept inactivity-outlasts-hard-cap until 2026-05-31")
    },
    "nobody accepts what all have": files(many) { _ in policy + "run:\n  hard_cap: 5m\n  inactivity: 10m\n" },
    "all have comments": files(100) { _ in
      policy + "run:\n  hard_cap: 30m\n" + lines(1_000) { _ in "# policyc: accept dead-clock: it cannot be mended\n" }
    },
  ]

  @Test(arguments: projects.keys.sorted()) func projectEndsSoon(_ name: String) {
    var findings: [Diagnostic] = []
    let time = processorTime { findings = Self.findings(Self.projects[name] ?? [:]) }
    #expect(time < .soonForItsPart)
    #expect(!findings.isEmpty && findings.count <= CheckedProject.mostFindings)
    // No finding grows with the number of files.
    #expect(findings.allSatisfy { $0.message.utf8.count + $0.help.joined().utf8.count < 2_000 && $0.notes.count < 100 })
  }

  /// A chain of targets that are too many is one finding, not one for each; so is a ring.
  @Test(arguments: [200, 201])
  func chainsOfUsesAreFewFindings(_ end: Int) {
    let findings = Self.findings(Self.files(200) { Self.program($0, uses: "g\(($0 + 1) % end)", Self.knob) })
    let tooMany = findings.filter { $0.id == "uses-too-many" }
    #expect(tooMany.map(\.message) == ["g0 uses more than 32 targets"])
    // Of the others each clashes once, however many it clashes with.
    let clashes = findings.filter { $0.id == "field-offered-twice" || $0.id == "duplicate-knob" }
    #expect(clashes.count <= 2 * 34 && Set(clashes).count == clashes.count)
  }

  @Test(arguments: [(32, false), (33, true)])
  func theMostTargetsThatOneUses(_ count: Int, _ isTooMany: Bool) {
    let uses = (1...count).map { "g\($0)" }.joined(separator: ", ")
    let files = Self.files(count + 1) { Self.program($0, uses: $0 == 0 ? uses : "") }
    #expect(Self.findings(files).contains { $0.id == "uses-too-many" } == isTooMany)
  }

  /// A circle is told once, by name or, where it is too long for that, by number; so is one into which others lead.
  @Test(arguments: [1, 2, 9, 10, 11, 12, 40], [0, 20])
  func circlesOfPoliciesAreTold(_ count: Int, _ others: Int) {
    let files = Self.files(count + others) { number in
      let next = number == count - 1 ? 0 : number + 1 < count + others ? number + 1 : 0
      return "policyc: 1\nabstract: true\nextends: f\(10_000 + next).yaml\n"
    }
    let findings = Self.findings(files.merging(["web.yaml": "policyc: 1\nsurface: web\nextends: f10000.yaml\n"]) { $1 })
    #expect(findings.map(\.id) == ["extends-cycle"], "\(findings.map(\.message))")
  }

  private static func findings(_ files: [String: String]) -> [Diagnostic] {
    TestProject(files.map { (name: $0.key, text: $0.value) }).check().findings
  }
}
