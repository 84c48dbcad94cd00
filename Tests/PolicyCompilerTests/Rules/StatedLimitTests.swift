import PolicyCompiler
import PolicyModel
import TestSupport
import Testing

/// Durations in texts for people, compared with the limit that their sentence is about.
@Suite struct StatedLimitTests {
  private static let rule = "copy-misstates-limit"

  /// What the rule says of a text.
  private static func messages(on text: String, of kind: FailureKind) -> [String] {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    let boundary = RuleBoundary(
      text, rule,
      """
      run:
        hard_cap: 30m
        inactivity: 5m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 60s
          ceiling: 13m
          clearance: 30s
      failure:
        copy:
          \(kind.rawValue): "\(escaped)"
      """)
    let findings = boundary.project.check().findings
    return findings.filter { $0.id == rule || LanguageErrorCatalog.error($0.id) != nil }.map(\.message)
  }

  private static func limit(of kind: FailureKind) -> String {
    switch kind {
    case .inactivityTimeout: "run.inactivity is 5m"
    case .approvalTimeout: "the deadline of an ask is 13m"
    default: "run.hard_cap is 30m"
    }
  }

  @Test(arguments: LimitSamples.misstated)
  func isMisstated(_ kind: FailureKind, _ text: String, _ words: String) {
    let expected = "failure.copy.\(kind.rawValue) says \(words), and \(Self.limit(of: kind))"
    #expect(Self.messages(on: text, of: kind) == [expected])
  }

  @Test(arguments: LimitSamples.right + LimitSamples.harmless)
  func isNot(_ kind: FailureKind, _ text: String) { #expect(Self.messages(on: text, of: kind) == []) }

  @Test func thereAreEnoughSamples() {
    #expect(LimitSamples.misstated.count >= 60 && LimitSamples.harmless.count >= 40)
    for texts in [
      LimitSamples.misstated.map(\.text), LimitSamples.harmless.map(\.text), LimitSamples.right.map(\.text),
    ] {
      #expect(Set(texts).count >= texts.count - 1)
    }
  }

  // MARK: Limits that are not one known duration

  private static let range = """
    run:
      hard_cap: 30m
      inactivity: off
    approval:
      mode: prompt
      deadline:
        share: 50%
        floor: 60s
        ceiling: 13m
        clearance: 30s
    failure:
      copy:

    """

  @Test(arguments: [
    RuleBoundary(
      "a deadline that some ask can have", rule, behaviour: "approval_anchor: ask",
      "\(range)    approval-timeout: Nobody answered for 10 minutes."),
    RuleBoundary(
      "a deadline that no ask can have", rule, behaviour: "approval_anchor: ask",
      "\(range)    approval-timeout: Nobody answered for 14 minutes.",
      "failure.copy.approval-timeout says 14 minutes, and the deadline of an ask is from 1m to 13m",
      "help: write {approval_deadline} instead of 14 minutes"),
    RuleBoundary(
      "a deadline in a text about the cap", rule, behaviour: "approval_anchor: ask",
      "\(range)    timeout: The run took longer than 10 minutes.",
      "failure.copy.timeout says 10 minutes, and run.hard_cap is 30m", "note: run.hard_cap is 30m, set here",
      "help: write {hard_cap} instead of 10 minutes"),
    RuleBoundary(
      "a clock that is off", rule, "\(range)    timeout: The agent was silent for 10 minutes."),
    RuleBoundary(
      "a text about a clock that is off", rule, "\(range)    inactivity-timeout: It was stopped after 10 minutes."),
    RuleBoundary(
      "a sentence about another limit", rule,
      "\(range)    approval-timeout: Nobody answered. The whole run took 10 minutes.",
      "failure.copy.approval-timeout says 10 minutes, and run.hard_cap is 30m", "note: run.hard_cap is 30m, set here",
      "help: write {hard_cap} instead of 10 minutes"),
    RuleBoundary(
      "a sentence about two limits, of which it says one", rule,
      "\(range)    timeout: The run was stopped after 13 minutes without an approval."),
  ])
  func says(_ boundary: RuleBoundary) { boundary.expectSaid() }

  @Test func aLimitThatCouldNotBeReadIsNotGuessed() {
    let text = Self.range.replacing("hard_cap: 30m", with: "hard_cap: 30")
    let boundary = RuleBoundary("unknown", Self.rule, "\(text)    timeout: The run took longer than 10 minutes.")
    #expect(boundary.project.check().findings.map(\.id) == ["not-a-duration"])
  }

  /// Pieces that a reader may look at again from each of their places.
  @Test(arguments: [
    "1 hr. 30 min, ", "10 minutes to ", "1", "111,", "half an ", "a hundred and ", "<b ", "](", "the run and ",
  ])
  func longTextsEndSoon(_ piece: String) {
    let text = String(repeating: piece, count: Effort.part(of: 100_000) / piece.utf8.count)
    let boundary = RuleBoundary("long", Self.rule, "\(Self.range)    timeout: \"\(text) 10 minutes\"")
    let project = boundary.project
    #expect(processorTime { _ = project.check() } < .soonForItsPart)
  }
}
