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

  // MARK: Values of several lines

  private static let misstated = "# policyc: accept copy-misstates-limit: the old words stay until May"
  private static let activity = "# policyc: accept work-is-no-activity: nobody works here"

  /// A policy whose copy for a timeout is some YAML, behind a key with two blanks more than `copy`.
  private static func copy(_ timeout: String) -> String {
    let text = timeout.replacing("COMMENT", with: misstated)
    return head + "run: {hard_cap: 30m}\nfailure:\n  copy:\n\(text)\n    cancelled: It was cancelled.\n"
  }

  private static func activities(_ activity: String) -> String {
    head + "run:\n  hard_cap: 30m\n  inactivity: 5m\n\(activity.replacing("COMMENT", with: Self.activity))\n"
  }

  /// Whether a text is in one of the styles that can have several lines, a comment behind its last line, above its key and
  /// behind a key that stands alone accepts what is found in it. In a block text there is no last line for a comment.
  @Test(arguments: [
    "    timeout: The run took\n      45 minutes,\n      its limit.  COMMENT",
    "    timeout: The run took 45 minutes,\n      its limit.  COMMENT",
    "    timeout: \"The run took\n\n      45 minutes,\n      its limit.\"  COMMENT",
    "    timeout: 'The run took 45 minutes,\n      its limit.'  COMMENT",
    "    COMMENT\n    timeout: The run took\n      45 minutes,\n      its limit.",
    "    COMMENT\n    timeout: |\n      The run took\n      45 minutes.",
    "    timeout: |  COMMENT\n      The run took\n      45 minutes.",
    "    timeout: >-  COMMENT\n      The run took\n      45 minutes.",
    "    timeout: |+  COMMENT\n      The run took\n      45 minutes.\n",
    "    COMMENT\n    timeout:\n      The run took its limit of 45 minutes.",
    "    timeout:  COMMENT\n      The run took its limit of 45 minutes.",
    "    timeout:\n      COMMENT\n      The run took\n      its limit of 45 minutes.",
    "    timeout:  COMMENT\n      # why\n\n      |\n      The run took\n      45 minutes.",
    "    timeout:\n      The run took\n      its limit of 45 minutes.  COMMENT",
    "    timeout:  COMMENT\n      \"The run took\n      its limit of 45 minutes.\"",
  ])
  func acceptsInATextOfSeveralLines(_ timeout: String) {
    let findings = Self.findings(Self.copy(timeout)).filter { !$0.hasSuffix("copy-missing") }
    #expect(findings == ["- copy-misstates-limit"])
  }

  @Test(arguments: [
    "  activity: [\n    approval-reply\n  ]  COMMENT", "  activity: [approval-reply,\n  ]  COMMENT",
    "  activity:  COMMENT\n    [approval-reply]", "  activity:\n    [approval-reply]  COMMENT",
    "  COMMENT\n  activity:\n    [\n      approval-reply\n    ]", "  activity:  COMMENT\n    - approval-reply",
    "  COMMENT\n  activity:\n    - approval-reply", "  activity:\n    COMMENT\n    - approval-reply",
    "  activity:\n    - approval-reply  COMMENT", "  activity: [  COMMENT\n    approval-reply\n  ]",
    "  activity: [\n    approval-reply\n  COMMENT\n  ]",
  ])
  func acceptsInAListOfSeveralLines(_ activity: String) {
    #expect(Self.findings(Self.activities(activity)) == ["- work-is-no-activity"])
  }

  @Test(arguments: [
    "  hard_cap: 5m\n  COMMENT\n  inactivity:\n    10m\n", "  hard_cap: 5m\n  inactivity:  COMMENT\n    10m\n",
  ])
  func acceptsAValueBelowItsKey(_ body: String) {
    let policy = Self.head + "run:\n" + body.replacing("COMMENT", with: Self.comment)
    #expect(Self.findings(policy) == ["- inactivity-outlasts-hard-cap"])
  }

  /// What a comment does not speak of stands, and the comment is unused.
  @Test(arguments: [
    // Above, behind and at the end of a mapping it is about the key, or about what begins on that line.
    "  COMMENT\n  copy:\n    timeout: The run took its limit of 45 minutes.",
    "  copy:  COMMENT\n    timeout: The run took its limit of 45 minutes.",
    "  copy: {timeout: The run took its limit of 45 minutes.,\n    cancelled: It was cancelled.  COMMENT\n  }",
    "  copy: {\n    timeout: The run took its limit of 45 minutes.\n  }  COMMENT",
    // A neighbour of several lines.
    "  copy:\n    timeout: The run took its limit of 45 minutes.\n    cancelled: It was\n      cancelled.  COMMENT",
    "  copy:\n    timeout: |\n      The run took 45 minutes.\n    COMMENT\n    cancelled: It was\n      cancelled.",
    "  copy:\n    timeout: |\n      The run took 45 minutes.\n  COMMENT\nsummary: web",
  ])
  func speaksOfNothingElse(_ copy: String) {
    let body = "failure:\n\(copy.replacing("COMMENT", with: Self.misstated))\n"
    let findings = Self.findings(Self.head + "run: {hard_cap: 30m}\n" + body).filter { $0 != "copy-missing" }
    #expect(findings.sorted() == ["copy-misstates-limit", "unused-acceptance"])
  }

  /// In a block text it is a part of the text, and behind everything it is misplaced.
  @Test func stillIsMisplaced() {
    let inside = "    timeout: |\n      The run took\n      45 minutes.  COMMENT"
    #expect(Self.findings(Self.copy(inside)).contains("copy-misstates-limit"))
    let behind = Self.copy("    timeout: |\n      The run took 45 minutes.") + Self.misstated + "\n"
    #expect(Self.findings(behind).contains("misplaced-acceptance"))
  }

  /// Acceptances of a list in a list are as many as they are: none is called unused.
  @Test func severalMaySpeakOfOneValue() {
    let findings = Self.findings(
      Self.activities("  COMMENT\n  activity:  COMMENT\n    [approval-reply\n    ]  COMMENT"))
    #expect(findings == ["- work-is-no-activity"])
  }

  // MARK: Documents

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
