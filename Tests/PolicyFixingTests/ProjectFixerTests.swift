import PolicyCompiler
import PolicySource
import PolicyFixing
import TestSupport
import Testing

/// What becomes of one policy, beside a target that honours every field.
@Suite struct ProjectFixerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var level = FixLevel.safe
    /// The policy without its head.
    let text: String
    /// The same afterwards; nil for the same bytes.
    var fixed: String?
    /// The identities of the findings that were answered.
    var applied: [String] = []
    /// Identity and reason of what was left.
    var left: [String] = []

    var testDescription: String { name }
  }

  static let head = "policyc: 1\nsurface: web\ntarget: example\n"

  static let cases = [
    Case(name: "nothing to do", text: "run:\n  hard_cap: 30m\n"),
    Case(
      name: "two words on one line", text: "run: {hardcap: 30m, inactivty: 13m}\n",
      fixed: "run: {hard_cap: 30m, inactivity: 13m}\n", applied: ["unknown-key", "unknown-key"]),
    Case(
      name: "side by side", text: "run:\n  hard_cap:\t \t30m\n", fixed: "run:\n  hard_cap: 30m\n",
      applied: ["tab-between-tokens"]),
    Case(
      name: "line ends, mark and comments stay", text: "run: # r\r\n  hardcap: 30m # c\r\n\r\n  # end\r\n",
      fixed: "run: # r\r\n  hard_cap: 30m # c\r\n\r\n  # end\r\n", applied: ["unknown-key"]),
    Case(
      name: "no line break at the end", text: "run:\n  hardcap: 30m", fixed: "run:\n  hard_cap: 30m",
      applied: ["unknown-key"]),
    Case(
      name: "one after the other", text: "run.hard_cap: 30m\nrun.inactivity: 13m\n",
      fixed: "run:\n  hard_cap: 30m\n  inactivity: 13m\n", applied: ["dotted-key", "dotted-key"]),
    Case(
      name: "the same twice", level: .review, text: "run:\n  hard_cap: 30m\n  hard_cap: 30m # again\n",
      fixed: "run:\n  hard_cap: 30m\n", applied: ["duplicate-key"]),
    Case(name: "a number without its unit", text: "run:\n  hard_cap: 1800000\n"),
    Case(
      name: "a number without its unit, asked for", level: .review, text: "run:\n  hard_cap: 1800000\n",
      fixed: "run:\n  hard_cap: 30m\n", applied: ["not-a-duration"]),
    Case(name: "not the same twice", text: "run:\n  hard_cap: 30m\n  hard_cap: 20m\n"),
    Case(
      name: "every acceptance of a list", text: "run:\n  hard_cap: 30m\n" + acceptances([0, 1, 2]),
      fixed: "run:\n  hard_cap: 30m\n", applied: ["unused-acceptance", "unused-acceptance", "unused-acceptance"]),
    Case(
      name: "an acceptance in a comment",
      text: "run:\n  # policyc: accept dead-clock: nothing is dead here\n  hard_cap: 30m\n",
      fixed: "run:\n  hard_cap: 30m\n", applied: ["unused-acceptance"]),
    Case(
      name: "what a person chooses", text: "run:\n  hard_cap: 30m\n  longest_silent_step: 600\n",
      left: []),
    Case(
      name: "what a person chooses, asked for", level: .review,
      text: "run:\n  hard_cap: 30m\n  longest_silent_step: 90\n", left: ["not-a-duration: oneOfSeveral"]),
    Case(
      name: "a fix that would bring a finding", text: "run:\n  hardcap: 10m\n  inactivity: 13m\n",
      left: ["unknown-key: adds(\"inactivity-outlasts-hard-cap\")"]),
    Case(
      name: "of two that would bring one together the first",
      text: "run:\n  hardcap: 10m\n  inactivty: 13m\n", fixed: "run:\n  hard_cap: 10m\n  inactivty: 13m\n",
      applied: ["unknown-key"], left: ["unknown-key: adds(\"inactivity-outlasts-hard-cap\")"]),
    Case(
      name: "what only comes to light", text: "run:\n  hard_cap: 5m\n  inactivity: 13m\nqueue:\n  dpeth: 5\n",
      fixed: "run:\n  hard_cap: 5m\n  inactivity: 13m\nqueue:\n  depth: 5\n", applied: ["unknown-key"]),
    Case(
      name: "with review", level: .review,
      text:
        "run:\n  hard_cap: 30m\nlease:\n  ttl: 20m\n  heartbeat: off\nstream:\n  heartbeat: 40s\n  proxy_idle: 60s\n",
      fixed:
        "run:\n  hard_cap: 30m\nlease:\n  ttl: 31m\n  heartbeat: off\nstream:\n  heartbeat: 30s\n  proxy_idle: 60s\n",
      applied: ["lease-expires-mid-run", "stream-heartbeat-too-slow"]),
    Case(
      name: "without review", text: "stream:\n  heartbeat: 40s\n  proxy_idle: 60s\nrun:\n  hard_cap: 30m\n"),
  ]

  static func acceptances(_ numbers: [Int]) -> String {
    let rules = ["dead-clock", "agent-outlives-run", "setup-eats-budget"]
    return "accept:\n"
      + numbers.map { "  - rule: \(rules[$0])\n    reason: it was lived with\n" }.joined()
  }

  @Test(arguments: cases)
  func becomes(_ test: Case) {
    let name = "web.yaml"
    let target = (name: "targets/example.yaml", bytes: Array(ExampleTarget.text.utf8))
    let trial = FixTrial([(name, Array((Self.head + test.text).utf8)), target], test.level)
    #expect(trial.text(of: name) == Self.head + (test.fixed ?? test.text))
    #expect(trial.result.applied.flatMap(\.ids) == test.applied)
    #expect(trial.result.refused.map { "\($0.finding.id): \($0.reason)" } == test.left)
    let again = FixTrial(trial.files, test.level)
    #expect(again.result.applied.isEmpty)
  }

  /// Places are those of the files as they were read, whatever was fixed before.
  @Test func placesAreThoseOfTheOldFile() {
    let text = "surface: web\ntarget: example\nrun.hard_cap: 30m\nrun.inactivity: 13m\n"
    let trial = FixTrial(
      [("web.yaml", Array(text.utf8)), ("targets/example.yaml", Array(ExampleTarget.text.utf8))], .safe)
    let table = LineTable(Array(text.utf8))
    let applied = trial.result.applied.map { "\(table.position(of: $0.offset).line): \($0.title)" }
    #expect(applied == ["1: write policyc: 1", "3: nest it", "4: nest it"])
    #expect(
      trial.text(of: "web.yaml")
        == "policyc: 1\nsurface: web\ntarget: example\nrun:\n  hard_cap: 30m\n  inactivity: 13m\n")
  }

  /// A file that must not be edited is not, whatever is found in it.
  @Test func closedFilesAreNotEdited() {
    let policy = Array((Self.head + "run:\n  hardcap: 30m\n").utf8)
    let trial = FixTrial(
      [("web.yaml", policy), ("targets/example.yaml", Array(ExampleTarget.text.utf8))], .safe, closed: ["web.yaml"])
    #expect(trial.text(of: "web.yaml").utf8.elementsEqual(policy) && trial.result.applied.isEmpty)
    #expect(trial.result.refused.map(\.reason) == [.notNamed(FileID(1))])
  }

  /// Each policy has a fix that would bring a finding, which only its own trial tells: fifteen trials of eight fixes. How
  /// many there are hangs on the largest file, whatever is in it.
  @Test(arguments: [(30_000, false), (700_000, true)])
  func trialsOfALargeFileAreFew(_ size: Int, _ isCut: Bool) {
    let text = Self.head + "run:\n  hardcap: 10m\n  inactivity: 13m\n"
    let comments = String(repeating: "# " + String(repeating: "-", count: 97) + "\n", count: size / 100)
    let policies = (0..<8).map { ("web\($0).yaml", Array(text.utf8)) }
    let trial = FixTrial(
      policies + [
        ("targets/example.yaml", Array(ExampleTarget.text.utf8)),
        ("base.yaml", Array((comments + "policyc: 1\nabstract: true\n").utf8)),
      ], .safe)
    #expect(trial.result.applied.isEmpty && trial.result.refused.count == 8)
    #expect(trial.result.refused.contains { $0.reason == .notTried } == isCut)
  }

  /// Each entry could go by itself, and all of them only with the list.
  @Test func manyFixesEnd() {
    let rules = (0..<60).map { _ in "  - rule: dead-clock\n    reason: it was lived with\n" }.joined()
    let text = Self.head + "run:\n  hard_cap: 30m\naccept:\n" + rules
    let trial = FixTrial(
      [("web.yaml", Array(text.utf8)), ("targets/example.yaml", Array(ExampleTarget.text.utf8))], .safe)
    #expect(trial.after.check().findings.map(\.id) == [])
    #expect(trial.text(of: "web.yaml") == Self.head + "run:\n  hard_cap: 30m\n")
  }

  /// What a fix brings has to be known, so that one that would bring too much is left.
  @Test(arguments: [(1, true), (2, false)])
  func fixesThatBringTooMuchAreLeft(_ most: Int, _ isLeft: Bool) {
    // Once the cap can be read, acceptances that nothing needs come to light.
    let unused = (0..<2).map { _ in "  - {rule: dead-clock, reason: it was lived with}\n" }.joined()
    let project = TestProject([
      (name: "targets/example.yaml", text: ExampleTarget.text),
      (name: "web.yaml", text: Self.head + "run:\n  hardcap: 30m\naccept:\n" + unused),
    ])
    var options = TestProject.options()
    options.mostFindings = most
    let checked = Compiler.check(project.project, in: project.sources, options: options)
    #expect(checked.findings.map(\.id) == ["unknown-key"])
    let fixed = ProjectFixer.fix(
      project.project, in: project.sources, checked, .safe, editable: Set(project.project.files)
    ) { Compiler.check(project.project, in: $0, options: options) }
    #expect(fixed.applied.isEmpty == isLeft)
    #expect(fixed.refused.map(\.reason) == (isLeft ? [.addsTooMany] : []))
  }
}
