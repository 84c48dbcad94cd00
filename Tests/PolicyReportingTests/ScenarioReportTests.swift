import PolicySource
import PolicyModel
import PolicyReporting
import PolicyTimeline
import TestSupport
import Testing

/// Results of every kind, with names and texts that nobody should trust.
private struct ScenarioFixture {
  let sources: SourceMap
  let results: [ScenarioResult]

  static let hostile = "<b a=\"1\">&amp; ]]> 'é' \u{1}\u{1B}[31m\u{7F}\u{85}\u{FFFE}\u{2028}日🏁\ttab\r\nline"

  init() {
    var sources = SourceMap()
    let files = ["a & b/<runs>.yaml", "b\u{1}.yaml"].map { name in
      sources.add(SourceFile(path: SourcePath(name), bytes: Array("one\ntwo\nthree".utf8)))
    }
    self.sources = sources
    let ends = ScenarioMismatch(key: "copy", expected: Self.hostile, actual: "none")
    results = [
      Self.result("plain", files[0], .passed), Self.result(Self.hostile, files[0], .failed([ends, ends])),
      Self.result("stuck", files[1], .notRun(Self.hostile, help: "help with \(Self.hostile)")),
    ]
  }

  /// A scenario whose agent asks under one id three times.
  var asksAgain: ScenarioResult {
    let steps: [ScenarioStep] = (1...3).flatMap { minute in
      [
        ScenarioStep(at: .minutes(minute), .ask(Self.hostile)),
        ScenarioStep(at: .minutes(minute), .reply(Self.hostile, minute == 2 ? .reject : .approve)),
      ]
    }
    return Self.result("asks again", results[0].scenario.name.span.file, .passed, steps)
  }

  private static func result(
    _ name: String, _ file: FileID, _ verdict: ScenarioResult.Verdict,
    _ steps: [ScenarioStep] = [
      ScenarioStep(at: .seconds(1), .ask(hostile)), ScenarioStep(at: .seconds(2), .sign(.idle)),
    ]
  ) -> ScenarioResult {
    let scenario = Scenario(
      name: Spanned(name, at: Span(file: file, lower: 5, upper: 7)), surface: .web, target: nil, setup: .seconds(5),
      overrides: ScenarioOverrides(),
      steps: steps, expectation: ScenarioExpectation())
    if case .notRun = verdict { return ScenarioResult(scenario, verdict) }
    let run = RunParameters(hardCap: .minutes(30), inactivity: nil, deadline: nil, behaviour: behaviour)
    let events = ScenarioEvents(scenario.steps)
    return ScenarioResult(
      scenario, verdict, program: "gateway 1",
      run: ScenarioRun(
        RunRecord(run, setup: scenario.setup, steps: events),
        timeline: Timeline(of: run, setup: scenario.setup, events), timelineOffset: scenario.setup, copy: hostile))
  }

  private static let behaviour = Behaviour(
    hardCapStarts: .slotGrant, setupIsBounded: false, approvalAnchor: .ask, approvalStops: .nothing,
    askWithoutDeadline: .waits, rearmDuringApproval: .anyActivity, rejectClosesAll: true, tie: .timeout,
    capIsBeforeQueue: true, abortsAgent: true, failureCopy: [.web], failureKinds: [])

  var coverage: Coverage {
    Coverage([
      Coverage.Policy(
        surface: .web, program: "gateway 1", clocks: CoveredClock.allCases, fields: [.hardCap, .inactivity],
        traces: [CoverageTraces(sides: [.init(clock: .token, side: .at)], decided: [.hardCap])])
    ])
  }
}

@Suite struct TestTextReportTests {
  @Test func drawsWhatDidNotPass() {
    let fixture = ScenarioFixture()
    var report = TestTextReport(fixture.sources, Appearance(color: false, unicode: true))
    let drawn = fixture.results.map { report.text(of: $0).text }
    let text = "<b a=\"1\">&amp; ]]> 'é' \\u{1}\\u{1B}[31m\\u{7F}\\u{85}\\u{FFFE}\\u{2028}日🏁    tab\\u{D}\\u{A}line"
    #expect(drawn[0] == "")
    #expect(
      drawn[1...].joined() == """
        failed: \(text)
          ┌─ a & b/<runs>.yaml:2
          │ copy: expected \(text), was none
          │ copy: expected \(text), was none
          │
          │  0:00      set-up begins; cap at 30:00
          │  0:05      agent starts
          │  0:06      agent asks for approval, without a deadline
          │  0:07      the run succeeds
          │  (on the cap's clock, which began 5s before the agent)
          = run: web on gateway 1
        not run: stuck
          ┌─ b\\u{1}.yaml:2
          │ \(text)
          = help: help with \(text)

        """)
  }

  @Test func staysInsideASCIIWhereItMust() {
    let fixture = ScenarioFixture()
    var report = TestTextReport(fixture.sources, Appearance(color: true, unicode: false))
    let bytes = fixture.results.flatMap { report.text(of: $0).bytes }
    #expect(bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x1B })
  }

  @Test(arguments: [
    ([0, 0, 0], "0 scenarios: all passed"), ([1, 0, 0], "1 scenario: passed"), ([2, 0, 0], "2 scenarios: all passed"),
    ([0, 1, 0], "1 scenario: 1 failed"), ([3, 2, 1], "6 scenarios: 3 passed, 2 failed, 1 could not run"),
  ])
  func summaries(_ counts: [Int], _ line: String) {
    let results = zip(ScenarioFixture().results, counts).flatMap { Array(repeating: $0, count: $1) }
    #expect(TestSummary(results).line == line)
  }

  @Test func drawsCoverage() {
    let text = CoverageTextReport.render(ScenarioFixture().coverage, Appearance(color: false, unicode: true)).text
    #expect(
      text == """
        web on gateway 1       below  at     above
          run.hard_cap         -      -      -
          run.inactivity       -      -      -
          run.first_activity   -      -      -
          approval.deadline    -      -      -
          approval.total_wait  -      -      -
          token                -      yes    -
          decided an outcome: run.hard_cap
          decided none: run.inactivity

        coverage: 1 of 18 sides of clocks

        """)
  }
}

/// What is really written, read by another implementation.
@Suite struct JUnitReportTests {
  @Test(.enabled(if: PythonScript.isAvailable("xml.etree.ElementTree"), "python3 is missing"))
  func isReadBack() throws {
    let script = PythonScript(
      """
      import sys, xml.etree.ElementTree as tree
      sys.stdout.reconfigure(encoding="utf-8", newline="")
      root = tree.fromstring(sys.stdin.buffer.read())
      for element in root.iter():
          print([element.tag, sorted(element.attrib.items()), (element.text or "").strip()])
      """)
    let fixture = ScenarioFixture()
    var report = JUnitReport(fixture.sources)
    let output = try #require(script.output(for: report.render(fixture.results).bytes))
    let shown =
      "<b a=\"1\">&amp; ]]> \\'é\\' \\\\u{1}\\\\u{1B}[31m\\\\u{7F}\\\\u{85}\\\\u{FFFE}\\u2028日🏁\\ttab\\r\\nline"
    let copy = "copy: expected \(shown), was none"
    let drawing = [
      " 0:00      set-up begins; cap at 30:00", " 0:05      agent starts",
      " 0:06      agent asks for approval, without a deadline", " 0:07      the run succeeds",
    ].joined(separator: "\\n")
    let path = "('classname', 'a & b/<runs>.yaml'), ('file', 'a & b/<runs>.yaml'), ('line', '2')"
    let odd = "('classname', 'b\\\\u{1}.yaml'), ('file', 'b\\\\u{1}.yaml'), ('line', '2')"
    #expect(
      String(decoding: output, as: UTF8.self) == """
        ['testsuites', [('errors', '1'), ('failures', '1'), ('name', 'policyc'), ('tests', '3')], '']
        ['testsuite', [('errors', '0'), ('failures', '1'), ('name', 'a & b/<runs>.yaml'), ('tests', '2')], '']
        ['testcase', [\(path), ('name', 'plain')], '']
        ['testcase', [\(path), ('name', '\(shown)')], '']
        ['failure', [('message', '\(copy); \(copy)')], '\(copy)\\n\(copy)\\n\(drawing)']
        ['testsuite', [('errors', '1'), ('failures', '0'), ('name', 'b\\\\u{1}.yaml'), ('tests', '1')], '']
        ['testcase', [\(odd), ('name', 'stuck')], '']
        ['error', [('message', '\(shown)')], '\(shown)\\nhelp with \(shown)']

        """)
  }
}

/// The published schema and what is really written.
@Suite(
  "The schema of scenario results",
  .enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
struct TestSchemaTests {
  @Test func describesEveryReport() throws {
    let fixture = ScenarioFixture()
    var report = TestJSONReport(fixture.sources)
    let again = report.render([fixture.asksAgain], nil, .compact).bytes
    #expect(String(decoding: again, as: UTF8.self).contains(#":["approved","rejected","approved"]}"#))
    let reports =
      again
      + [(fixture.results, fixture.coverage as Coverage?), (fixture.results, nil), ([], nil)]
      .flatMap { report.render($0.0, $0.1, .compact).bytes }
    let schema = "r'''\(Repository.root)/schemas/test.schema.json'''"
    let output = try #require(SchemaScript.comparing(with: schema, sparing: ["approvals"]).output(for: reports))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }
}
