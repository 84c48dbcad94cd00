import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// Contradictions that people have reported in public, each on both sides of its boundary.
@Suite struct RelationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: String
    /// The policy without its head.
    let bad: String
    let good: String

    var testDescription: String { name }

    init(_ name: String, _ rule: String, _ text: String, bad: [String], good: [String]) {
      func filled(_ values: [String]) -> String {
        values.enumerated().reduce(text) { text, value in
          text.split(separator: "#\(value.offset)", omittingEmptySubsequences: false).joined(separator: value.element)
        }
      }
      (self.name, self.rule, self.bad, self.good) = (name, rule, filled(bad), filled(good))
    }
  }

  private static func chain(_ name: String, _ keys: String) -> String {
    "chains:\n  - {name: \(name), \(keys)}\n"
  }

  private static func lease(_ name: String, _ keys: String) -> String {
    "leases:\n  - {name: \(name), \(keys)}\n"
  }

  static let cases = [
    Case(
      "visibility below task", "expires-while-held",
      "run: {hard_cap: 2h}\n"
        + lease("broker delivery", "lives: #0, held: [run], consequence: a second worker starts the task"),
      bad: ["2h"], good: ["7200001ms"]),
    Case(
      "lock below job", "expires-while-held",
      "run: {hard_cap: 10m}\nlease: {ttl: #0}\n" + lease("job lock", "lives: lease.ttl, held: [run]"),
      bad: ["30s"], good: ["600001ms"]),
    Case(
      "renewed between long steps", "renewal-slower-than-life",
      "run: {hard_cap: 30m, longest_silent_step: #0}\nlease: {ttl: 5m}\n"
        + lease("lock", "lives: lease.ttl, held: [run], renewed: {every: run.longest_silent_step, tolerates: 0}"),
      bad: ["5m"], good: ["299999ms"]),
    Case(
      "one missed renewal", "renewal-slower-than-life",
      "run: {hard_cap: 30m}\nlease: {ttl: #0, heartbeat: 30s}\n"
        + lease("lock", "lives: lease.ttl, held: [run], renewed: {every: lease.heartbeat, tolerates: 1}"),
      bad: ["60s"], good: ["60001ms"]),
    Case(
      "two tries and a pause", "calls-outlast-caller",
      "run: {hard_cap: 30m}\n"
        + chain("activity", "within: #0, each: 5m, attempts: 2, backoff: {first: 5s, factor: 2}"),
      bad: ["604s"], good: ["605s"]),
    Case(
      "a client around its polls", "calls-outlast-caller",
      "run: {hard_cap: 30m}\n" + chain("poll", "within: 600s, each: 60s, attempts: #0"), bad: ["11"], good: ["10"]),
    Case(
      "polls by a field", "calls-outlast-caller",
      "run: {hard_cap: 30m}\nmodel: {attempts: #0}\n"
        + chain("poll", "within: 600s, each: 60s, attempts: model.attempts"),
      bad: ["11"], good: ["10"]),
    Case(
      "caller below callee", "callee-outlives-caller",
      "run: {hard_cap: 30m}\n" + chain("tool call", "within: 5m, each: #0"), bad: ["5m"], good: ["299999ms"]),
    Case(
      "soft at hard", "callee-outlives-caller",
      "run: {hard_cap: 10m}\n" + chain("soft limit", "within: run.hard_cap, each: #0"), bad: ["10m"], good: ["599999ms"]
    ),
    Case(
      "silence below a proxy", "expires-while-held",
      "run: {hard_cap: 30m, longest_silent_step: #0}\n"
        + lease("event stream", "lives: 60s, held: [run.longest_silent_step], consequence: the stream is cut"),
      bad: ["60s"], good: ["59999ms"]),
    Case(
      "orchestrator below subagent", "callee-outlives-caller",
      "run: {hard_cap: 30m}\n" + chain("delegate", "within: #0, each: 10m"), bad: ["2m"], good: ["600001ms"]),
    Case(
      "waiter below lock", "callee-outlives-caller",
      "run: {hard_cap: 30m}\n" + chain("wait for the lock", "within: #0, each: 30s"), bad: ["10s"], good: ["30001ms"]),
    Case(
      "shutdown below tasks", "callee-outlives-caller",
      "run: {hard_cap: 2h}\nshutdown: {drain: #0}\n" + chain("drain", "within: shutdown.drain, each: run.hard_cap"),
      bad: ["5m"], good: ["7200001ms"]),
    Case(
      "a job that counts the queue", "expires-while-held",
      "run: {hard_cap: 4h}\nqueue: {depth: 1}\n"
        + lease("job timeout", "lives: #0, held: [queue, run], last_use: before-end"),
      bad: ["4h"], good: ["8h"]),
    Case(
      "session meets stream", "expires-while-held",
      "run: {hard_cap: 5m}\nstream: {max_duration: 30m}\nsession: {idle_timeout: #0}\n"
        + lease("operator session", "lives: session.idle_timeout, held: [stream.max_duration]"),
      bad: ["30m"], good: ["1800001ms"]),
    Case(
      "two calls in a socket", "calls-outlast-caller",
      "run: {hard_cap: 30m}\n" + chain("operator request", "within: #0, each: [8s, 8s], equal: clean"),
      bad: ["15999ms"], good: ["16s"]),
    Case(
      "calls that take longer than anything lives", "calls-outlast-caller",
      "run: {hard_cap: 30m}\n"
        + chain("poll", "within: #0, each: 1ms, attempts: #1, backoff: {first: 1h, factor: 1000}"),
      bad: ["800h", "100"], good: ["800h", "1"]),
    Case(
      "tries without number", "calls-outlast-caller",
      "run: {hard_cap: 30m}\nmodel: {attempts: #0}\n"
        + chain("poll", "within: 30m, each: 1ms, attempts: model.attempts, backoff: 1ms"),
      bad: ["900001"], good: ["900000"]),
    Case(
      "pauses that grow until they do not", "calls-outlast-caller",
      "run: {hard_cap: 30m}\n"
        + chain("poll", "within: #0, each: 1s, attempts: 6, backoff: {first: 1s, factor: 2, max: 4s}, settle: 1s"),
      bad: ["21999ms"], good: ["22s"]),
    Case(
      "a renewal that is off", "expires-while-held",
      "run: {hard_cap: 30m}\nlease: {heartbeat: #0}\n"
        + lease("lock", "lives: 10m, held: [slot], renewed: {every: lease.heartbeat}"),
      bad: ["off"], good: ["30s"]),
  ]

  private static let rules = [
    "callee-outlives-caller", "calls-outlast-caller", "expires-while-held", "renewal-slower-than-life",
  ]

  private static func found(_ text: String) -> [String] {
    let policy = (name: "web.yaml", text: "policyc: 1\nsurface: web\ntarget: example\n" + text)
    let findings = TestProject([policy, (name: "targets/example.yaml", text: ExampleTarget.text)]).check().findings
    return findings.filter { rules.contains($0.id) || LanguageErrorCatalog.error($0.id) != nil }.map(\.id)
  }

  @Test(arguments: cases)
  func boundary(_ test: Case) {
    #expect(Self.found(test.bad) == [test.rule], "\(test.bad)")
    #expect(Self.found(test.good) == [], "\(test.good)")
  }

  // MARK: Where they come from

  /// A chain of the target holds for each policy on it, on the surfaces that it names.
  @Test(arguments: [
    ("", ["callee-outlives-caller"]), (", surfaces: [web]", ["callee-outlives-caller"]), (", surfaces: [ci]", []),
  ])
  func targetsHaveChains(_ surfaces: String, _ expected: [String]) {
    let target = (
      name: "targets/other.yaml", text: Self.target + Self.chain("drain", "within: 5m, each: run.hard_cap\(surfaces)")
    )
    let policy = "policyc: 1\nsurface: web\ntarget: other\nrun: {hard_cap: 30m}\n"
    let findings = TestProject([(name: "web.yaml", text: policy), target]).check().findings
    #expect(findings.map(\.id).filter(Self.rules.contains) == expected)
  }

  private static let target = """
    policyc: 1
    program: other
    version: "1"
    runtime: other
    surfaces: [web, ci]
    knobs:
      CAP_MS: {field: run.hard_cap, unit: ms}
    behaviour: {hard_cap_starts: slot-grant, setup_bounded: true, approval_anchor: ask, approval_stops: inactivity, \
      ask_without_deadline: rejected, rearm_during_approval: last-reply, reject_closes_all: true, tie: inactivity, \
      cap_before_queue: false, aborts_agent: true, failure_copy: [], failure_kinds: []}

    """

  /// A policy cannot weaken what its target says.
  @Test func namesAreGivenOnce() {
    let chain = Self.chain("drain", "within: 1h, each: run.hard_cap")
    let policy = "policyc: 1\nsurface: web\ntarget: other\nrun: {hard_cap: 30m}\n" + chain
    let findings = TestProject([
      (name: "web.yaml", text: policy), (name: "targets/other.yaml", text: Self.target + chain),
    ]).check().findings.filter { $0.id == "declared-twice" }
    #expect(findings.map(\.message) == ["the name `drain` is given twice in what one policy rests on"])
    #expect(findings.first?.notes.count == 1)
  }

  // MARK: Acceptances

  @Test(arguments: [
    ("accept: [{rule: callee-outlives-caller, about: drain, reason: the drain is best effort}]\n", ""),
    ("", "  # policyc: accept callee-outlives-caller about \"drain\": the drain is best effort"),
    ("", "  # policyc: accept callee-outlives-caller about \"drain\" until 2999-01-01: the drain is best effort"),
  ])
  func acceptancesSayWhich(_ list: String, _ comment: String) {
    let chains = """
      chains:
        - name: drain\(comment)
          within: 5m
          each: run.hard_cap
        - name: other
          within: 5m
          each: run.hard_cap

      """
    let text = "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 30m}\n" + chains + list
    let checked = TestProject([
      (name: "web.yaml", text: text), (name: "targets/example.yaml", text: ExampleTarget.text),
    ]).check()
    #expect(checked.findings.filter { $0.id == "callee-outlives-caller" }.map(\.relation) == ["other"])
    #expect(checked.findings.filter { $0.id == "unused-acceptance" }.isEmpty)
    #expect(checked.accepted.map(\.diagnostic.relation) == ["drain"])
  }
}
