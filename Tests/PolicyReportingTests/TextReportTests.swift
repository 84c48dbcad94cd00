import PolicyDiagnostics
import PolicyReporting
import Testing

@Suite("Findings as text")
struct TextReportTests {
  private static let fixture = ReportFixture([
    "policies/web.yaml": "policyc: 1\nsurface: web\nrun:\n  # a comment\n  hard_cap: 5m\n\n  inactivity: 10m\n",
    "policies/gateway.yaml":
      "policyc: 1\nabstract: true\n\n\nrun:\n  hard_cap: 5m\n  text: |\n    one\n    two\n\n    three\n",
    "empty.yaml": "",
  ])

  /// The finding that the design of the report is drawn with, and more of everything.
  private static func contradiction() throws -> Diagnostic {
    Diagnostic(
      id: "inactivity-outlasts-hard-cap", severity: .error,
      message: "inactivity of 10m can never fire earlier than the hard cap of 5m",
      at: try fixture.span(of: "10m", in: "policies/web.yaml"),
      notes: [Note("the hard cap comes from here", at: try fixture.span(of: "5m", in: "policies/web.yaml"))],
      why: "a hung run would hold its slot for the whole cap",
      help: ["lower inactivity below 5m, or raise run.hard_cap"])
  }

  @Test func drawsAContradiction() throws {
    let expected = """
      error[inactivity-outlasts-hard-cap]: inactivity of 10m can never fire earlier than the hard cap of 5m
        ┌─ policies/web.yaml:7:15
        │
      5 │   hard_cap: 5m
        │             ── the hard cap comes from here
      7 │   inactivity: 10m
        │               ^^^
        = why: a hung run would hold its slot for the whole cap
        = help: lower inactivity below 5m, or raise run.hard_cap
        = see: policyc explain inactivity-outlasts-hard-cap

      """
    #expect(Self.fixture.render(try Self.contradiction()) == expected)
  }

  @Test func drawsWithASCIIAlone() throws {
    let expected = """
      error[inactivity-outlasts-hard-cap]: inactivity of 10m can never fire earlier than the hard cap of 5m
       --> policies/web.yaml:7:15
        |
      5 |   hard_cap: 5m
        |             -- the hard cap comes from here
      7 |   inactivity: 10m
        |               ^^^
        = why: a hung run would hold its slot for the whole cap
        = help: lower inactivity below 5m, or raise run.hard_cap
        = see: policyc explain inactivity-outlasts-hard-cap

      """
    #expect(Self.fixture.render(try Self.contradiction(), as: .ascii) == expected)
  }

  @Test func colours() throws {
    let expected = """
      <1;31>error[inactivity-outlasts-hard-cap]<0><1>: inactivity of 10m can never fire earlier than the hard cap of 5m<0>
        <1;34>┌─ <0>policies/web.yaml:7:15
        <1;34>│<0>
      <1;34>5 │<0>   hard_cap: 5m
        <1;34>│<0>             <1;34>── the hard cap comes from here<0>
      <1;34>7 │<0>   inactivity: 10m
        <1;34>│<0>               <1;31>^^^<0>
        <1;34>=<0> <1>why<0>: a hung run would hold its slot for the whole cap
        <1;34>=<0> <1>help<0>: lower inactivity below 5m, or raise run.hard_cap
        <1;34>=<0> <1>see<0>: policyc explain inactivity-outlasts-hard-cap

      """
    let drawn = Self.fixture.render(try Self.contradiction(), as: Appearance(color: true, unicode: true))
    #expect(drawn == expected.replacing(/<([0-9;]+)>/) { "\u{1B}[\($0.1)m" })
  }

  @Test func tellsEverythingInItsOrder() throws {
    var finding = try Self.contradiction()
    finding.severity = .warning
    finding.notes += [
      Note("and here", at: try Self.fixture.span(of: "5m", in: "policies/gateway.yaml")),
      Note("it was accepted until 2026-01-31"),
      Note("nothing here allows it", at: try Self.fixture.whole("policies/gateway.yaml")),
      Note("nor here", at: try Self.fixture.whole("policies/web.yaml")),
    ]
    finding.help.append("or accept it")
    finding.fixIts = [FixIt("write 4m", [], .safe), FixIt("remove the line", [], .needsReview)]
    finding.surfaces = ["web", "discord"]
    let expected = """
      warning[inactivity-outlasts-hard-cap]: inactivity of 10m can never fire earlier than the hard cap of 5m
        ┌─ policies/web.yaml:7:15
        │
      5 │   hard_cap: 5m
        │             ── the hard cap comes from here
      7 │   inactivity: 10m
        │               ^^^
        ┌─ policies/gateway.yaml:6:13
        │
      6 │   hard_cap: 5m
        │             ── and here
        = note: it was accepted until 2026-01-31
        = note: policies/gateway.yaml: nothing here allows it
        = note: nor here
        = concerns: web and discord
        = why: a hung run would hold its slot for the whole cap
        = help: lower inactivity below 5m, or raise run.hard_cap
        = help: or accept it
        = fix: write 4m
        = fix: remove the line (needs review)
        = see: policyc explain inactivity-outlasts-hard-cap

      """
    #expect(Self.fixture.render(finding) == expected)
  }

  @Test(arguments: [(Appearance.plain, "←"), (.ascii, "<-")])
  func drawsARunBeforeTheNotes(_ appearance: Appearance, _ arrow: String) throws {
    var finding = Diagnostic.finding(at: try Self.fixture.whole("empty.yaml"), [Note("a note")])
    finding.timeline = ["  0:00      agent starts", " 30:00      hard cap ends the run      ← too late"]
    let expected = """
        = run:
            0:00      agent starts
           30:00      hard cap ends the run      \(arrow) too late
        = note: a note

      """
    let drawn = Self.fixture.render(finding, as: appearance).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(drawn.dropFirst(2).prefix(4).joined(separator: "\n") + "\n" == expected)
  }

  @Test func drawsSeveralLinesByTheirFirstAndLast() throws {
    let path = "policies/gateway.yaml"
    let block = try Self.fixture.span(of: "text: |\n    one\n    two\n\n    three\n", in: path)
    let finding = Diagnostic.finding(
      at: try Self.fixture.span(of: "text", in: path),
      [
        Note("this block", at: block), Note("the version", at: try Self.fixture.span(of: "policyc", in: path)),
        Note("a key", at: try Self.fixture.span(of: "hard_cap", in: path)),
      ])
    let expected = """
      error[a-rule]: something is wrong
         ┌─ policies/gateway.yaml:7:3
         │
       1 │ policyc: 1
         │ ─────── the version
         ┆
       6 │   hard_cap: 5m
         │   ──────── a key
       7 │   text: |
         │   ^^^^
         │   ───────
         ┆
      11 │     three
         │     ───── this block
         = see: policyc explain a-rule

      """
    #expect(Self.fixture.render(finding) == expected)
  }

  @Test func namesAFileThatHasNoPlaceToShow() throws {
    let expected = """
      error[a-rule]: something is wrong
        ┌─ empty.yaml
        = see: policyc explain a-rule

      note[a-rule]: something is wrong
        ┌─ policies/web.yaml
        │
      3 │ run:
        │ ─── here
        = see: policyc explain a-rule

      """
    let note = Note("here", at: try Self.fixture.span(of: "run", in: "policies/web.yaml"))
    let drawn = Self.fixture.render(
      .finding(at: try Self.fixture.whole("empty.yaml")),
      .finding(at: try Self.fixture.whole("policies/web.yaml"), [note], .note))
    #expect(drawn == expected)
  }

  @Test func alignsLongLineNumbers() throws {
    let text = String(repeating: "\n", count: 98) + "a: 1\n" + String(repeating: "\n", count: 99_900) + "b: 2\n"
    let fixture = ReportFixture(["long.yaml": text])
    let expected = """
      error[a-rule]: something is wrong
             ┌─ long.yaml:100000:4
             │
          99 │ a: 1
             │ ─ here
             ┆
      100000 │ b: 2
             │    ^
             = see: policyc explain a-rule

      """
    let note = Note("here", at: try fixture.span(of: "a", in: "long.yaml"))
    #expect(fixture.render(.finding(at: try fixture.span(of: "2", in: "long.yaml"), [note])) == expected)
  }
}
