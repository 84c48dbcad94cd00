import PolicyDiagnostics
import PolicySource
import PolicyWorkspace
import TestSupport
import Testing

@testable import PolicyReporting

/// On a terminal sentences are broken between their words; in a pipe or a file no line ever is.
@Suite struct NarrowTerminalTests {
  private static let fixture = ReportFixture([
    "web.yaml": "policyc: 1\nrun:\n  hard_cap: 30m\n  inactivity: 10m\n",
    "targets/gateway.yaml": "approval_anchor: run-start\n",
  ])

  private static func finding() throws -> Diagnostic {
    var finding = Diagnostic(
      id: "approval-outlives-hard-cap", severity: .error,
      message: "an approval asked for late in the run outlives the hard cap of 30m: lost from 17:00.001",
      at: try fixture.span(of: "30m", in: "web.yaml"),
      notes: [
        Note(
          "gateway 0.104 computes the deadline once, when the agent starts",
          at: try fixture.span(of: "run-start", in: "targets/gateway.yaml")),
        Note("its acceptance has ended, and nobody has looked at it since"),
      ],
      why: "the run ends while a person may still answer, and the approval is lost",
      help: ["let the program compute the deadline at each ask, or accept the finding"])
    finding.timeline = [" 17:00.001      agent asks for approval, deadline in 13:00      ← too late for anybody"]
    return finding
  }

  @Test func breaksBetweenWords() throws {
    let expected = """
      error[approval-outlives-hard-cap]: an approval
        asked for late in the run outlives the hard cap
        of 30m: lost from 17:00.001
        ┌─ web.yaml:3:13
        │
      3 │   hard_cap: 30m
        │             ^^^
        ┌─ targets/gateway.yaml:1:18
        │
      1 │ approval_anchor: run-start
        │                  ─────────
        │                  gateway 0.104 computes the
        │                  deadline once, when the agent
        │                  starts
        = run:
           17:00.001      agent asks for approval,
                          deadline in 13:00 ← too late
                          for anybody
        = note: its acceptance has ended, and nobody has
                looked at it since
        = why: the run ends while a person may still
               answer, and the approval is lost
        = help: let the program compute the deadline at
                each ask, or accept the finding
        = see: policyc explain
               approval-outlives-hard-cap

      """
    let drawn = Self.fixture.render(try Self.finding(), as: Appearance(color: false, unicode: true, width: 50))
    #expect(drawn == expected, "\(drawn)")
  }

  /// Every colour ends on its line.
  @Test func coloursLineByLine() throws {
    let drawn = Self.fixture.render(try Self.finding(), as: Appearance(color: true, unicode: true, width: 50))
    for line in drawn.split(separator: "\n") {
      #expect(line.ranges(of: "\u{1B}[0m").count * 2 == line.ranges(of: "\u{1B}[").count, "\(line)")
    }
    let lines = { (text: String) in text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
    #expect(
      lines(drawn) == Self.fixture.render(try Self.finding(), as: Appearance(color: false, unicode: true, width: 50)))
  }

  @Test(arguments: [nil, 400, 200] as [Int?])
  func breaksNothingThatFits(_ width: Int?) throws {
    let drawn = Self.fixture.render(try Self.finding(), as: Appearance(color: false, unicode: true, width: width))
    let finding = try Self.finding()
    #expect(drawn.hasPrefix("error[approval-outlives-hard-cap]: \(finding.message)\n"))
    for text in finding.timeline + finding.help + finding.notes.map(\.message) { #expect(drawn.contains("\(text)\n")) }
  }

  /// No line is wider than the terminal, unless one word is; and no word is lost, whatever is written and how wide it is.
  @Test func neverIsWiderThanTheTerminal() throws {
    var generator = SeededGenerator(for: "neverIsWiderThanTheTerminal")
    for _ in 0..<400 {
      let width = Int.random(in: 40...120, using: &generator)
      let unicode = Bool.random(using: &generator)
      var finding = try Self.finding()
      finding.message = Self.sentence(&generator)
      finding.why = Self.sentence(&generator)
      finding.help = [Self.sentence(&generator)]
      finding.notes = [Note(Self.sentence(&generator), at: finding.span), Note(Self.sentence(&generator))]
      finding.timeline = [" 17:00.001      \(Self.sentence(&generator))"]
      let drawn = Self.fixture.render(finding, as: Appearance(color: false, unicode: unicode, width: width))
      for line in drawn.split(separator: "\n") where ShownText(String(line), on: .plain).cells > width {
        let words = line.split(separator: " ").filter { word in
          !Self.frame.contains(String(word)) && !word.allSatisfy { "─-^".contains($0) }
        }
        #expect(words.count == 1, "width \(width): \(line)")
      }
      let whole = Self.fixture.render(finding, as: Appearance(color: false, unicode: unicode))
      let words = { (text: String) in text.split { " \n│|".contains($0) }.filter { $0 != "=" } }
      #expect(words(drawn) == words(whole), "width \(width)")
    }
  }

  /// What stands on a line beside the words of a sentence.
  private static let frame: Set = ["=", "│", "|", "note:", "why:", "help:", "17:00.001"]

  private static func sentence(_ generator: inout SeededGenerator) -> String {
    let words = [
      "a", "run", "hard_cap", "日本語", "e\u{301}te\u{301}", "`x: [y]`", "\u{1B}[31m", "-", "inactivity-outlasts",
    ]
    return (0..<Int.random(in: 1...40, using: &generator)).map { _ in
      words[Int.random(in: 0..<words.count, using: &generator)]
    }.joined(separator: " ")
  }

  /// The summary, too.
  @Test func breaksTheSummary() {
    let summary = CheckSummary(policies: 3, targets: 3, errors: 1, accepted: 6, since: "main", unchanged: 5)
    let text = FindingsText([], of: [], in: SourceMap(), summary)
    let lines = { (width: Int?) in
      text.text(Appearance(color: false, unicode: true, width: width)).text
    }
    #expect(lines(nil) == summary.line + "\n")
    #expect(
      lines(50)
        == "checked 3 policies, 3 targets: 1 error in what has\n  changed since main (6 accepted, 5 elsewhere)\n")
  }
}
