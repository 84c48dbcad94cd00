import PolicyCompiler
import PolicyDiagnostics
import TestSupport
import Testing

/// Acceptances that stand in comments: where they hold, and what is wrong with them.
@Suite struct CommentAcceptanceTests {
  private static let head = "policyc: 1\nsurface: web\ntarget: example\n"
  private static let comment = "# policyc: accept inactivity-outlasts-hard-cap: the cap is short enough"

  /// What remains to be said about a policy, accepted findings after a dash.
  static func findings(_ policy: String, _ others: [(name: String, text: String)] = []) -> [String] {
    let project = TestProject(
      [(name: "targets/example.yaml", text: ExampleTarget.text), (name: "web.yaml", text: policy)] + others)
    let checked = project.check()
    return checked.findings.map(\.id) + checked.accepted.map { "- \($0.diagnostic.id)" }
  }

  @Test(arguments: [
    "run:\n  hard_cap: 5m\n  inactivity: 10m  COMMENT\n",
    "run:\n  hard_cap: 5m\n  COMMENT\n  inactivity: 10m\n",
    "run:\n  hard_cap: 5m\nCOMMENT\n\n# more about it\n   \n  inactivity: 10m\n",
    "run:\n  hard_cap: 5m\n  COMMENT\n  COMMENT\n  inactivity: 10m\n",
    "run: {hard_cap: 5m, inactivity: 10m}  COMMENT\n",
    "run:\r\n  hard_cap: 5m\r\n  COMMENT\r\n\r\n  inactivity: 10m\r\n",
    "run:\n  hard_cap: 5m\n  inactivity: 10m  #  policyc:  accept  inactivity-outlasts-hard-cap  :  the cap is short enough\n",
    "run:\n  hard_cap: 5m\n  inactivity: 10m  # policyc: accept inactivity-outlasts-hard-cap until 2026-06-01: still short enough\n",
    "run:\n  hard_cap: 5m\n  inactivity: 10m  #policyc:accept inactivity-outlasts-hard-cap:the cap is short enough",
  ])
  func acceptsTheFindingOnItsLine(_ body: String) {
    let policy = Self.head + body.replacing("COMMENT", with: Self.comment)
    let findings = Self.findings(policy).filter { $0 != "unused-acceptance" }
    #expect(findings == ["- inactivity-outlasts-hard-cap"])
  }

  @Test(arguments: [
    ("COMMENT\nrun:\n  hard_cap: 5m\n  inactivity: 10m\n", ["unused-acceptance", "inactivity-outlasts-hard-cap"]),
    ("run:\n  hard_cap: 5m  COMMENT\n  inactivity: 10m\n", ["unused-acceptance", "inactivity-outlasts-hard-cap"]),
    ("run:\n  hard_cap: 5m\n  inactivity: 10m\n  COMMENT\n", ["inactivity-outlasts-hard-cap", "misplaced-acceptance"]),
    (
      "run:\n  hard_cap: 5m\n  inactivity: 10m  # policyc: accept inactivity-outlasts-hard-cap until 2026-05-31: a while longer\n",
      ["inactivity-outlasts-hard-cap"]
    ),
    (
      "run:\n  hard_cap: 30m  # policyc: accept inactivity-outlasts-hard-cap until 2026-05-31: a while longer\n",
      ["expired-acceptance"]
    ),
    ("summary: |\n  COMMENT\nrun:\n  hard_cap: 30m\n", []),
    ("summary: \"COMMENT\"\nrun:\n  hard_cap: 30m\n", []),
    ("run:\n  hard_cap: 30m  # policyc: 1\n", []),
    ("run:\n  hard_cap: 30m  # policyc: the compiler reads this\n", []),
    ("run:\n  hard_cap: 30m  # see policyc: accept nothing\n", []),
    ("run:\n  hard_cap: 30m  # policyc: acept timer-overflow: a reason for it\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: ignore timer-overflow: a reason for it\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: accept\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: accept : a reason for it\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unused-acceptance\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unused-acceptance because of it: really\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unused-acceptance until: really so far\n", ["malformed-acceptance"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unused-acceptance until 2026-02-30: really so far\n", ["not-a-date"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unused-acceptance:\n", ["short-reason"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unused-acceptance: no\n", ["short-reason"]),
    ("run:\n  hard_cap: 30m  # policyc: accept no-such-rule: a reason for it\n", ["unknown-rule"]),
    ("run:\n  hard_cap: 30m  # policyc: accept knob-conflict: a reason for it\n", ["not-acceptable"]),
    ("run:\n  hard_cap: 30m  # policyc: accept unknown-key: a reason for it\n", ["not-acceptable"]),
  ])
  func saysWhatIsWrong(_ body: String, _ expected: [String]) {
    #expect(Self.findings(Self.head + body.replacing("COMMENT", with: Self.comment)) == expected)
  }

  @Test func acceptsInAnAncestorForAllWhoInherit() {
    let base = "policyc: 1\nabstract: true\ntarget: example\nrun:\n  hard_cap: 5m\n  inactivity: 10m  \(Self.comment)\n"
    let child = { (surface: String) in "policyc: 1\nsurface: \(surface)\nextends: base.yaml\n" }
    let findings = Self.findings(
      child("web"), [(name: "base.yaml", text: base), (name: "discord.yaml", text: child("discord"))])
    #expect(findings == ["- inactivity-outlasts-hard-cap"])
  }

  @Test func isNotUnusedInAnAncestorOfNobody() {
    let base = "policyc: 1\nabstract: true\nrun:\n  hard_cap: 5m  \(Self.comment)\n"
    #expect(Self.findings(Self.head + "run:\n  hard_cap: 30m\n", [(name: "base.yaml", text: base)]) == [])
  }

  @Test func isRefusedInTheConfiguration() {
    let configuration = "policyc: 1\nproject: one  \(Self.comment)\n"
    let findings = Self.findings(Self.head + "run:\n  hard_cap: 30m\n", [(name: "policyc.yaml", text: configuration)])
    #expect(findings == ["misplaced-acceptance"])
  }

  @Test func manyCommentsTakeLittleTime() {
    let lines = String(repeating: Self.comment + "\n", count: 10_000)
    let time = processorTime {
      #expect(Self.findings(Self.head + lines + "run:\n  hard_cap: 30m\n").count == 10_000)
    }
    #expect(time < .soon)
  }
}
