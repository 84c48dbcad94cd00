import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyModel
import TestSupport
import Testing

/// Projects in which many files rest on one that is as large as it may be: what is looked through, copied or told again
/// for each of them takes minutes and gigabytes here, and what is so once takes seconds.
@Suite struct HostileSharingTests {
  private static let many = Effort.part(of: 3_000)
  private static let child = "policyc: 1\nsurface: discord\nextends: parent.yaml\n"
  private static let longText = Effort.part(of: 900_000)
  private static let acceptances = 3_900

  /// The part that is tried of so many lines.
  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<Effort.part(of: count)).map(line).joined()
  }

  private static func files(_ count: Int, _ text: (Int) -> String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { ("f\(10_000 + $0).yaml", text($0)) })
  }

  /// Many children of one policy.
  private static func children(of parent: String, _ program: String = program("gateway")) -> [String: String] {
    files(many) { _ in child }.merging(
      ["parent.yaml": "policyc: 1\nabstract: true\ntarget: gateway\n\(parent)", "targets/gateway.yaml": program]
    ) { first, _ in first }
  }

  private static func program(_ name: String, _ rest: String = "") -> String {
    "policyc: 1\nprogram: \(name)\nversion: \"1\"\nruntime: node\nsurfaces: [web, discord]\n\(behaviour)\(rest)"
  }

  private static func text(_ line: (Int) -> String) -> String {
    var (text, number) = ("", 0)
    while text.utf8.count < longText {
      text += line(number)
      number += 1
    }
    return "run: {hard_cap: 30m}\nfailure:\n  copy:\n    timeout: \"\(text)\"\n"
  }

  private static let behaviour = """
    behaviour:
      hard_cap_starts: slot-grant
      setup_bounded: false
      approval_anchor: run-start
      approval_stops: inactivity
      ask_without_deadline: waits
      rearm_during_approval: any-activity
      reject_closes_all: true
      tie: inactivity
      cap_before_queue: true
      aborts_agent: false
      failure_copy: [discord]
      failure_kinds: [timeout]

    """

  /// The most knobs that a file can describe, all of them for one field.
  private static func knobs(_ prefix: String) -> String {
    "knobs:\n" + lines(2_400) { "  \(prefix)_\($0)_MS:\n    field: run.hard_cap\n    unit: ms\n" }
  }

  /// Targets of many knobs, each of which is used by the first.
  private static let library: [String: String] = Dictionary(
    uniqueKeysWithValues: (0..<8).map { number in
      let uses = number == 0 ? "uses: [l1, l2, l3, l4, l5, l6, l7]\n" : ""
      return ("targets/l\(number).yaml", program("l\(number)", uses + knobs("L\(number)")))
    })

  /// Targets that use nothing which there is.
  private static let nothings: [String: String] = Dictionary(
    uniqueKeysWithValues: (0..<20).map { number in
      ("targets/n\(number).yaml", program("n\(number)", "uses: [" + lines(19_000) { "m\($0), " } + "]\n"))
    })

  private static let foreign =
    "stream: {max_duration: 1m, heartbeat: 1m, proxy_idle: 1m}\nsession: {idle_timeout: 1m}\n"
    + "retention: {run_index: 1m, idempotency: 1m}\njob: {timeout: 1m, step_timeout: 1m, attempts: 1, overhead: 1m}\n"

  private static let shared = program(
    "shared", "knobs:\n  RUN_MS: {field: run.hard_cap, unit: ms}\n  WINDOW_MS: {field: run.inactivity, unit: ms}\n")

  static let projects: [String: [String: String]] = [
    "a list of acceptances": children(
      of: "accept:\n" + lines(acceptances) { _ in "  - rule: dead-clock\n    reason: it cannot be mended\n" }),
    "acceptances that are looked for": children(
      of: "accept:\n" + lines(acceptances) { _ in "  - rule: hard-cap-missing\n    reason: it cannot be mended\n" }),
    "a target of many knobs": library.merging(
      files(Effort.part(of: 1_000)) { _ in
        "policyc: 1\nsurface: web\ntarget: l0\nrun: {hard_cap: 30m, inactivity: 5m}\n"
      }
    ) { first, _ in first },
    "targets of many knobs": library.merging(files(Effort.part(of: 500)) { program("g\($0)", "uses: [l0]\n") }) {
      first, _ in first
    },
    "targets that use what names nothing": nothings.merging(
      files(many) { program("g\($0)", "uses: [\((0..<20).map { "n\($0)" }.joined(separator: ", "))]\n") }
    ) { first, _ in first },
    "a knob about which all disagree": files(many) { number in
      number % 3 == 0
        ? program("g\(number)", "uses: [shared]\n")
        : "policyc: 1\nsurface: \(number % 3 == 1 ? "web" : "discord")\ntarget: g\(number - number % 3)\n"
          + "run: {hard_cap: \(number % 3)m, inactivity: \(number % 3)m}\n"
    }.merging(["targets/shared.yaml": shared]) { first, _ in first },
    "fields of another surface": children(of: foreign),
    "fields of another surface in each": children(of: "").merging(
      files(many) { _ in child + foreign }
    ) { _, second in second },
    "a text of durations": children(of: text { "\($0) hours or 30 " }),
    "a text of places": children(of: text { "/etc/passwd\($0) " }),
    "a text of placeholders": children(of: text { _ in "{hard_cap} and " }),
    "a text of blanks": children(of: text { _ in "          " }),
    "a text that the program has fixed": children(
      of: "failure: {copy: {timeout: a}}\n",
      program("gateway", "fixed:\n  failure.copy.timeout: \"" + String(repeating: "a", count: longText) + "\"\n")),
  ]

  @Test(arguments: projects.keys.sorted()) func projectEndsSoon(_ name: String) {
    let project = TestProject((Self.projects[name] ?? [:]).map { (name: $0.key, text: $0.value) })
    var findings: [Diagnostic] = []
    let time = processorTime { findings = project.check().findings }
    #expect(time < .soonForItsPart)
    #expect(!findings.isEmpty && findings.count <= CheckedProject.mostFindings)
    #expect(!findings.contains { $0.id == "too-many-nodes" || $0.id == "file-too-large" })
    // No finding grows with what is shared, or with how many share it.
    #expect(findings.allSatisfy { $0.message.utf8.count + $0.help.joined().utf8.count < 2_000 })
    #expect(findings.allSatisfy { $0.notes.count < 100 && $0.notes.allSatisfy { $0.message.utf8.count < 2_000 } })
  }

  /// Of the policies that disagree about a knob twenty are told, and the others are counted.
  @Test(arguments: [19, 20, 21, 25])
  func fewVoicesAreTold(_ count: Int) throws {
    let policies = Self.files(2 * count) { number in
      let name = "g\(100 + number / 2)"
      return number % 2 == 0
        ? Self.program(name, "uses: [shared]\n")
        : "policyc: 1\nsurface: web\ntarget: \(name)\nrun: {hard_cap: \(100 + number)m}\n"
    }
    let project = TestProject((policies.merging(["shared.yaml": Self.shared]) { first, _ in first }).map { ($0, $1) })
    let finding = try #require(project.check().findings.first { $0.id == "knob-conflict" })
    let told = min(count, 20)
    let more = count > told ? ["\(count - told) more"] : []
    let values = (0..<told).map { "\(Duration.minutes(Int64(101 + 2 * $0)))" }
    let surfaces = Words.list([String](repeating: "web", count: told) + more)
    #expect(finding.message == "\(surfaces) disagree about RUN_MS of shared 1: \(Words.list(values + more))")
    #expect(
      finding.notes.map(\.message) == values.dropFirst().map { "web has \($0), set here" } + ["the knob is shared"])
    #expect(finding.surfaces == ["web"])
  }

  /// The list of a parent lies in memory once, however many inherit it.
  @Test func childrenShareAcceptances() {
    let project = TestProject((Self.projects["a list of acceptances"] ?? [:]).map { (name: $0.key, text: $0.value) })
    let lists = project.check().resolved.policies.compactMap(\.acceptances.last)
    #expect(lists.count == Self.many && lists.allSatisfy { $0.count == Effort.part(of: Self.acceptances) })
    #expect(Set(lists.map { $0.withUnsafeBufferPointer { $0.baseAddress } }).count == 1)
  }
}
