import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyTimeline
import TestSupport
import Testing

/// A scenario in a whole project: which policy it runs under, and what it finds.
@Suite struct ScenarioRunnerTests {
  private static func target(_ name: String) -> String {
    """
    policyc: 1
    program: \(name)
    version: "1"
    runtime: other
    surfaces: [web, discord]
    fixed:
      approval.deadline.share: 50%
      approval.deadline.ceiling: 13m
    behaviour:
      hard_cap_starts: slot-grant
      setup_bounded: false
      approval_anchor: run-start
      approval_stops: inactivity
      ask_without_deadline: waits
      rearm_during_approval: any-activity
      reject_closes_all: true
      tie: inactivity
      cap_before_queue: false
      aborts_agent: true
      failure_copy: [web]
      failure_kinds: []
    """
  }

  private static let web = """
    policyc: 1
    surface: web
    target: gateway
    run: {hard_cap: 30m, inactivity: 5m}
    failure:
      copy:
        timeout: "{{stopped}} after {hard_cap}"
        inactivity-timeout: "silent for {inactivity} on {surface}, asked for {approval_deadline}"
      copy_after_output:
        timeout: "stopped, with output"
    """

  private static let project = [
    ("discord.yaml", web.replacing("surface: web", with: "surface: discord")), ("gateway.yaml", target("gateway")),
    ("web.yaml", web),
  ]

  private static func run(_ scenario: String, in files: [(String, String)] = project) throws -> ScenarioResult {
    let text = "policyc: 1\nscenarios:\n  - {name: a, \(scenario)}\n"
    let checked = TestProject(files.map { (name: $0.0, text: $0.1) } + [(name: "runs.yaml", text: text)]).check()
    let scenario = try #require(checked.resolved.scenarios.first?.scenarios.first, "\(checked.findings.map(\.message))")
    return ScenarioRunner(checked.resolved).run(scenario)
  }

  private static func words(_ result: ScenarioResult) -> String {
    switch result.verdict {
    case .passed: "passed"
    case .failed(let mismatches):
      mismatches.map { "\($0.key): \($0.expected), not \($0.actual)" }.joined(separator: "; ")
    case .notRun(let problem, let help): "\(problem) (\(help))"
    }
  }

  // MARK: Expectations

  /// A run, what is expected and holds, what is expected and does not, and how that is said.
  @Test(arguments: [
    ("{at: 1m, event: idle}", "outcome: succeeded", "outcome: failed", "outcome: failed, not succeeded"),
    ("{at: 1m, event: idle}", "at: 1m", "at: 1m1ms", "at: 1m1ms, not 1m"),
    ("{at: 1m, event: idle}", "remaining: 30m", "remaining: none", "remaining: none, not 30m"),
    ("{at: 1m, event: idle}", "deadline: 13m", "deadline: 12m", "deadline: 12m, not 13m"),
    ("{at: 1m, event: idle}", "copy: none", "copy: hello", "copy: hello, not none"),
    ("{at: 1m, event: idle}", "outcome: succeeded", "kind: timeout", "kind: timeout, not none"),
    ("{at: 1m, event: cancel}", "kind: cancelled", "outcome: failed", "outcome: failed, not cancelled"),
    ("{at: 1m, event: error}", "kind: session-error", "kind: timeout", "kind: timeout, not session-error"),
    ("{at: 0s, event: eof}", "kind: stream-ended", "at: 1s", "at: 1s, not 0s"),
    (
      "{at: 1m, event: ask, id: é}, {at: 2m, event: idle}", "approvals: {}", "approvals: {e: lost}",
      "approvals.e: lost, not not asked"
    ),
    (
      "{at: 1m, event: ask, id: a}, {at: 2m, event: reply, id: a, reply: reject}, {at: 3m, event: idle}",
      "approvals: {a: rejected}", "approvals: {a: approved, b: lost}",
      "approvals.a: approved, not rejected; approvals.b: lost, not not asked"
    ),
    (
      "{at: 1m, event: ask, id: a}, {at: 2m, event: reply, id: a, reply: reject}, {at: 3m, event: ask, id: a}, "
        + "{at: 4m, event: cancel}", "approvals: {a: [rejected, lost]}",
      "approvals: {a: lost, b: [lost]}", "approvals.a: lost, not [rejected, lost]; approvals.b: lost, not not asked"
    ),
    (
      "{at: 1m, event: ask, id: a, every: 1m, until: 12m}, "
        + "{at: 61s, event: reply, id: a, reply: approve, every: 1m, until: 721s}, {at: 13m, event: idle}",
      "approvals: {a: [\(approvals(12))], b: []}", "approvals: {a: [\(approvals(11))]}",
      "approvals.a: [\(approvals(8)), 3 more], not [\(approvals(8)), 4 more]"
    ),
    (
      "{at: 1m, event: ask, id: a}, {at: 2m, event: idle}", "approvals: {a: [rejected]}", "approvals: {a: []}",
      "approvals.a: not asked, not rejected"
    ),
    (
      "{at: 0s, event: status}", "copy: \"silent for 5 minutes on the web, asked for 13 minutes\"", "copy: none",
      "copy: none, not silent for 5 minutes on the web, asked for 13 minutes"
    ),
    (
      "{at: 0s, event: tool-end, every: 1m, until: 1h}", "copy: \"{stopped} after 30 minutes\"",
      "copy: \"stopped, with output\"", "copy: stopped, with output, not {stopped} after 30 minutes"
    ),
    (
      "{at: 0s, event: text, every: 1m, until: 1h}", "copy: \"stopped, with output\"", "{at: 30m, copy: none}",
      "copy: none, not stopped, with output"
    ),
    (
      "{at: 0s, event: text}", "copy: \"silent for 5 minutes on the web, asked for 13 minutes\"",
      "{at: 5m, kind: timeout}", "kind: timeout, not inactivity-timeout"
    ),
    ("{at: 1m, event: error}", "copy: none", "copy: \"\u{301}\"", "copy: \u{301}, not none"),
  ])
  func expectations(_ run: String, _ holds: String, _ fails: String, _ words: String) throws {
    let braced = fails.hasPrefix("{") ? fails : "{\(fails)}"
    let verdicts = try ["{\(holds)}", braced].map {
      Self.words(try Self.run("surface: web, run: [\(run)], expect: \($0)"))
    }
    #expect(verdicts == ["passed", words])
  }

  private static func approvals(_ count: Int) -> String {
    Array(repeating: "approved", count: count).joined(separator: ", ")
  }

  /// Without a clock that ends the run an ask stays open, and no fate of an earlier one stands for it.
  @Test func anOpenAskHasNoFate() throws {
    let fates = try ["approved", "[approved, lost]"].map { expected in
      Self.words(
        try Self.run(
          """
          surface: web, with: {approval.deadline.floor: 1h, behaviour.approval_stops: inactivity-and-cap}, run: [
            {at: 0s, event: ask, id: a}, {at: 1s, event: reply, id: a, reply: approve}, {at: 2s, event: ask, id: a}
          ], expect: {approvals: {a: \(expected)}}
          """))
    }
    #expect(
      fates == [
        "approvals.a: approved, not [approved, still open]",
        "approvals.a: [approved, lost], not [approved, still open]",
      ])
  }

  // MARK: Overrides

  @Test(arguments: [
    "setup: 330s, run: [], expect: {remaining: 24m30s, deadline: 12m15s, at: 5m}",
    "with: {run.hard_cap: 2m}, run: [], expect: {kind: timeout, at: 2m}",
    "with: {run.inactivity: off}, run: [], expect: {kind: timeout, at: 30m}",
    "with: {approval.deadline.ceiling: 1m}, run: [], expect: {deadline: 1m}",
    "with: {run.hard_cap: 5m}, run: [], expect: {kind: inactivity-timeout}",
    "with: {run.hard_cap: 5m, behaviour.tie: timeout}, run: [], expect: {kind: timeout}",
    "setup: 1m, with: {behaviour.hard_cap_starts: agent-start}, run: [], expect: {remaining: 30m}",
    "with: {behaviour.failure_copy: []}, run: [], expect: {copy: none}",
    "with: {failure.copy.inactivity-timeout: hm}, run: [], expect: {copy: hm}",
    "with: {run.hard_cap: 90s, failure.copy.timeout: '{hard_cap}'}, run: [], expect: {copy: 1 minute 30 seconds}",
    "setup: 31m, run: [{at: 0s, event: idle}], expect: {kind: timeout, at: 0s, remaining: 0s, deadline: none}",
  ])
  func overrides(_ scenario: String) throws {
    #expect(Self.words(try Self.run("surface: web, \(scenario)")) == "passed")
  }

  @Test("A policy's words are not shown where the program does not show them")
  func copyOnDiscord() throws {
    #expect(Self.words(try Self.run("surface: discord, run: [], expect: {at: 5m, copy: none}")) == "passed")
  }

  // MARK: Policies

  private static let second = [
    ("other.yaml", target("other")), ("web2.yaml", web.replacing("target: gateway", with: "target: other")),
  ]

  /// So many programs with a policy each.
  private static func many(_ count: Int) -> [(String, String)] {
    (0..<count).flatMap { number in
      let policy = web.replacing("target: gateway", with: "target: t\(number)")
      return [("x\(1_000 + number).yaml", policy), ("t\(number).yaml", target("t\(number)"))]
    }
  }

  /// Neither the policy of a scenario nor the scenarios of a policy are looked for among all.
  @Test func manyPoliciesWithManyScenariosEndSoon() {
    let scenarios = (0..<900).map { "  - {name: s, surface: web, target: t\($0), run: [], expect: {at: 5m}}\n" }
    let text = "policyc: 1\nscenarios:\n\(scenarios.joined())"
    let project = TestProject(Self.many(900).map { (name: $0.0, text: $0.1) } + [(name: "runs.yaml", text: text)])
    let checked = project.check()
    let took = processorTime {
      let runner = ScenarioRunner(checked.resolved)
      let results = checked.resolved.scenarios.flatMap(\.scenarios).map(runner.run)
      #expect(results.count == 900 && results.allSatisfy { Self.words($0) == "passed" })
      #expect(runner.coverage(of: results).count == 900)
    }
    #expect(took < .soon)
  }

  @Test(arguments: [
    ("surface: ci", [], "there is no ci policy (write a policy with surface: ci)"),
    ("surface: web, target: other", [], "no web policy is for the target other (the targets are gateway)"),
    (
      "surface: web", second,
      "gateway and other serve the surface web (say which one is meant: target: gateway or target: other)"
    ),
    ("surface: web, target: other", second, "passed"),
    (
      "surface: web, target: other", many(6),
      "no web policy is for the target other (the targets are gateway, t0, t1, t2, t3 and 2 more)"
    ),
    (
      "surface: web", many(5),
      "gateway, t0, t1, t2, t3 and 1 more serve the surface web "
        + "(say which one is meant: target: gateway, t0, t1, t2 or target: t3)"
    ),
    ("surface: web", [("twin.yaml", web)], "there are 2 web policies for one target (keep one of them)"),
  ])
  func policies(_ place: String, _ more: [(String, String)], _ words: String) throws {
    let result = try Self.run("\(place), run: [], expect: {at: 5m}", in: Self.project + more)
    #expect(Self.words(result) == words)
  }

  @Test(
    "What could not be understood is never replaced by something else",
    arguments: [
      ("hard_cap: 30m", "hard_cap: 30", "at: 5m", "run.hard_cap could not be understood"),
      ("target: gateway", "target: gatway", "at: 5m", "its target could not be understood"),
      ("on {surface}", "on {surfaces}", "copy: none", "failure.copy.inactivity-timeout could not be understood"),
      ("on {surface}", "on {surfaces}", "at: 5m", "passed"),
      ("inactivity: 5m", "inactivty: 5m", "at: 5m", "because part of it could not be understood"),
    ])
  func unknowns(_ text: String, _ broken: String, _ expected: String, _ words: String) throws {
    let files = Self.project.map { ($0.0, $0.0 == "web.yaml" ? $0.1.replacing(text, with: broken) : $0.1) }
    let result = try Self.run("surface: web, run: [], expect: {\(expected)}", in: files)
    #expect(Self.words(result).contains(words))
  }
}
