import PolicyRules
import TestSupport
import Testing

/// The edges of the rules about what people read.
@Suite struct CopyBoundaryTests {
  @Test(arguments: [
    RuleBoundary(
      "three letters too many", "copy-exceeds-message-limit", on: .discord,
      """
      failure:
        copy:
          timeout: \(String(repeating: "a", count: 2_003))
      """,
      "failure.copy.timeout takes 2003 code points, and a message on Discord has at most 2000",
      "help: shorten the text by 3 code points"),
    RuleBoundary(
      "as many emoji as a message has characters", "copy-exceeds-message-limit", on: .discord,
      """
      failure:
        copy:
          timeout: \(String(repeating: "😀", count: 2_000))
      """),
    RuleBoundary(
      "flags, accents and letters outside of the first plane", "copy-exceeds-message-limit", on: .discord,
      """
      run:
        hard_cap: 30m
      failure:
        copy:
          timeout: "{hard_cap}\(String(repeating: "🇩🇪e\u{301}𝒜", count: 398))"
      """),
    RuleBoundary(
      "one flag more, which is two code points", "copy-exceeds-message-limit", on: .discord,
      """
      run:
        hard_cap: 30m
      failure:
        copy:
          timeout: "{hard_cap}\(String(repeating: "🇩🇪e\u{301}𝒜", count: 398))🇩🇪"
      """,
      "failure.copy.timeout takes 2002 code points, and a message on Discord has at most 2000",
      "help: shorten the text by 2 code points"),
    RuleBoundary(
      "three leaks, each of sixty letters at most", "copy-leaks-internals",
      """
      failure:
        copy:
          timeout: /a/b /c/d /e/\(String(repeating: "f", count: 57))
      """,
      "failure.copy.timeout names the path /a/b, the path /c/d and the path /e/\(String(repeating: "f", count: 57))",
      "help: say what happened and what to do next, in words that need no knowledge of the program"),
    RuleBoundary(
      "a fourth leak, and one more letter", "copy-leaks-internals",
      """
      failure:
        copy:
          timeout: /a/b /c/d /e/\(String(repeating: "f", count: 58)) /g/h
      """,
      "failure.copy.timeout names the path /a/b, the path /c/d, the path /e/\(String(repeating: "f", count: 57))… "
        + "and 1 more",
      "help: say what happened and what to do next, in words that need no knowledge of the program"),
    RuleBoundary(
      "two texts that nobody reads", "copy-never-shown", behaviour: "failure_copy: []",
      """
      failure:
        copy:
          timeout: The run took too long.
          cancelled: The run was cancelled.
      """,
      "nobody on the web reads failure.copy.timeout and 1 other text",
      "note: example 1 shows a policy's words nowhere",
      "help: remove the words, or accept the finding with the reason why they are there"),
    RuleBoundary(
      "a text that begins with a blank, and a blank one after output", "copy-missing",
      behaviour: "failure_copy: [web]\nfailure_kinds: [timeout, cancelled]",
      """
      failure:
        copy:
          timeout: " It took too long."
          cancelled: " "
        copy_after_output:
          timeout: " "
          cancelled: " "
      """,
      "people on the web are told nothing on cancelled", "note: example 1 shows people there what a policy says",
      "note: example 1 tells these kinds apart", "help: write failure.copy.cancelled"),
  ])
  func says(_ boundary: RuleBoundary) { boundary.expectSaid() }

  /// Of a text a thousand durations are read, and here all but the last are about something else.
  @Test(arguments: [(999, 1), (1_000, 0)])
  func durationsOfOneText(_ harmless: Int, _ count: Int) {
    let durations =
      (0..<harmless).map { "It is saved every \($0 + 61) seconds." } + ["The run took longer than 3 hours."]
    let test = RuleBoundary(
      "durations", "copy-misstates-limit",
      """
      run:
        hard_cap: 2h
      failure:
        copy:
          timeout: \(durations.joined(separator: " "))
      """)
    #expect(test.project.check().findings.count { $0.id == test.rule } == count)
  }
}
