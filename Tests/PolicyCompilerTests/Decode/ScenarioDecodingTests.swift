import PolicyCompiler
import PolicySource
import PolicyModel
import TestSupport
import Testing

/// What a scenario file may say, and exactly which bytes a finding about it covers.
@Suite struct ScenarioDecodingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// Which part of a scenario file a fragment is.
    enum Part: Sendable { case document, scenario, more, expect, run, with }

    let testDescription: String
    let text: String
    let finding: String

    init(_ part: Part, _ fragment: String, _ finding: String = "") {
      (testDescription, self.finding) = (fragment, finding)
      let start = "policyc: 1\nscenarios:\n  - name: a\n    surface: web\n"
      text =
        switch part {
        case .document: "policyc: 1\n" + fragment
        case .scenario: "policyc: 1\nscenarios:\n  - \(fragment)\n"
        case .more: start + "    run: []\n    expect: {at: 0s}\n    \(fragment)\n"
        case .expect: start + "    run: []\n    expect: \(fragment)\n"
        case .run: start + "    run: [\(fragment)]\n    expect: {at: 0s}\n"
        case .with: start + "    run: []\n    expect: {at: 0s}\n    with: \(fragment)\n"
        }
    }
  }

  @Test(arguments: [
    Case(.document, "scenarios: «{a: 1}»\n", "wrong-type: scenarios is a mapping, not a list of scenarios"),
    Case(.document, "«scenarios»:\n", "null-value: scenarios has nothing under it"),
    Case(.document, "scenarios: []\n«scenario»: []\n", "unknown-key: a scenario file has no key `scenario`"),
    Case(.document, "«scenarioes»: []\n", "unknown-key: a document has no key `scenarioes`"),
    Case(
      .document, "scenarios: []\n«surface»: web\n",
      "several-kinds: scenarios makes this a scenario file, surface a policy"),
    Case(
      .document, "scenarios: [«a»]\n",
      "wrong-type: scenarios is one value, not a mapping with name, surface, run and expect"),
    Case(.scenario, "{«nam»: a, surface: web, run: [], expect: {at: 0s}}", "unknown-key: a scenario has no key `nam`"),
    Case(.scenario, "{«name»: a, run: [], expect: {at: 0s}}", "missing-key: a scenario has no surface"),
    Case(.scenario, "{«name»: a, surface: web, expect: {at: 0s}}", "missing-key: a scenario has no run"),
    Case(.scenario, "{«name»: a, surface: web, run: []}", "missing-key: a scenario has no expect"),
    Case(.scenario, "{name: a, surface: «wbe», run: [], expect: {at: 0s}}", "unknown-word: surface cannot be `wbe`"),
    Case(
      .scenario, "{name: «\" \"», surface: web, run: [], expect: {at: 0s}}", "missing-key: the scenario has no name"),
    Case(.more, "setup: «330»", "not-a-duration: setup is `330`, which has no unit"),
    Case(.more, "target: «Gateway»", "not-a-name: target is `Gateway`, which is not a name"),
    Case(.more, "target: «gateway»", "unknown-target: there is no target gateway"),
    Case(.expect, "«{}»", "missing-key: the scenario expects nothing"),
    Case(.expect, "{outcome: «suceeded»}", "unknown-word: outcome cannot be `suceeded`"),
    Case(.expect, "{kind: «timeouts»}", "unknown-word: kind cannot be `timeouts`"),
    Case(.expect, "{kind: «approval-timeout»}", "unknown-word: kind cannot be `approval-timeout`"),
    Case(.expect, "{at: «10»}", "not-a-duration: at is `10`, which has no unit"),
    Case(.expect, "{at: «-1s»}", "not-a-duration: at is `-1s`, which is negative"),
    Case(.expect, "{«outcom»: failed}", "unknown-key: expect has no key `outcom`"),
    Case(.expect, "{approvals: {a: «lots»}}", "unknown-word: a cannot be `lots`"),
    Case(.expect, "{approvals: {a: [lost, «lots»]}}", "unknown-word: an entry of a cannot be `lots`"),
    Case(
      .expect, "{approvals: {a: [«[lost]»]}}",
      "wrong-type: an entry of a is a list, not approved, rejected, expired or lost"),
    Case(
      .expect, "{approvals: {a: «{b: lost}»}}", "wrong-type: a is a mapping, not approved, rejected, expired or lost"),
    Case(
      .expect, "{approvals: «[a]»}",
      "wrong-type: approvals is a list, not a mapping of asks to approved, rejected, expired or lost"),
    Case(.expect, "{remaining: «nothing»}", "not-a-duration: remaining is `nothing`, which is not a duration"),
    Case(.expect, "{deadline: «off»}", "not-a-duration: deadline cannot be off"),
    Case(.expect, "{copy: «[a]»}", "text-needs-quotes: text that begins with `[` needs quotes"),
    Case(.run, "{«at»: 0s}", "missing-key: a step of run has no event"),
    Case(.run, "{«event»: text}", "missing-key: a step of run has no at"),
    Case(.run, "{at: 0s, event: «txt»}", "unknown-word: event cannot be `txt`"),
    Case(.run, "{at: 0s, event: text, «id»: a}", "misplaced-key: id does not belong to the event text"),
    Case(.run, "{«at»: 0s, event: ask}", "missing-key: a step of run has no id"),
    Case(
      .run, "{at: 0s, event: ask, id: a, «reply»: approve}", "misplaced-key: reply does not belong to the event ask"),
    Case(.run, "{at: 0s, event: reply, id: a, reply: «approved»}", "unknown-word: reply cannot be `approved`"),
    Case(.run, "{«at»: 0s, event: reply, id: a}", "missing-key: a step of run has no reply"),
    Case(.run, "{«at»: 0s, event: text, every: 10s}", "missing-key: a step of run has no until"),
    Case(.run, "{«at»: 0s, event: text, until: 10s}", "missing-key: a step of run has no every"),
    Case(.run, "{at: 1m, event: text, every: 1s, until: «59s»}", "until-before-at: until 59s is before at 1m"),
    Case(.run, "{at: 1m, event: text, every: «0s», until: 2m}", "duration-out-of-range: every of 0s is too short"),
    Case(.run, "{at: «841h», event: text}", "duration-out-of-range: at of 841h is too long"),
    Case(.run, "{at: 0s, event: text, «evry»: 1s}", "unknown-key: a step of run has no key `evry`"),
    Case(
      .run, "«{at: 0s, event: text, every: 1ms, until: 1000s}»",
      "too-many-events: 1000001 more events make the file expand to more than 1000000"),
    Case(
      .run, "{at: 1ms, event: text, every: 1ms, until: 1000s}, «{at: 0s, event: idle}»",
      "too-many-events: 1 more events make the file expand to more than 1000000"),
    Case(
      .run, "«{at: 0s, event: text, every: 1ms, until: 840h}»",
      "too-many-events: 3024000001 more events make the file expand to more than 1000000"),
    Case(.with, "{«run.hard_cup»: 10m}", "unknown-key: there is no field `run.hard_cup`"),
    Case(.with, "{«run»: {hard_cap: 10m}}", "nested-field: a scenario cannot nest fields under run"),
    Case(.with, "{«behaviour»: {tie: timeout}}", "nested-field: a scenario cannot nest keys under behaviour"),
    Case(.with, "{«behaviour.ties»: timeout}", "unknown-key: behaviour has no key `ties`"),
    Case(.with, "{behaviour.tie: «never»}", "unknown-word: behaviour.tie cannot be `never`"),
    Case(
      .with, "{behaviour.setup_bounded: «yes»}",
      "not-a-switch: behaviour.setup_bounded is `yes`, neither true nor false"),
    Case(
      .with, "{«approval.deadline.anchor»: ask}",
      "misplaced-key: a scenario cannot set approval.deadline.anchor, a demand that changes no run"),
    Case(
      .with, "{«approval.clock»: stops}",
      "misplaced-key: a scenario cannot set approval.clock, a demand that changes no run"),
    Case(.with, "{«job.timeout»: 5m}", "foreign-field: job.timeout is a field of ci, not of web"),
    Case(.with, "{run.hard_cap: «off»}", "not-a-duration: run.hard_cap cannot be off"),
    Case(
      .with, "{failure.copy.timeout: \"after «{hardcap}»\"}",
      "unknown-placeholder: failure.copy.timeout has `{hardcap}`, which is no placeholder"),
  ])
  func rejected(_ example: Case) {
    let marked = MarkedText(example.text)
    let checked = TestProject([(name: "runs.yaml", bytes: marked.bytes)]).check()
    let expected = marked.ranges.map { "\($0) \(example.finding)" }
    #expect(checked.findings.map { "\($0.span.range) \($0.id): \($0.message)" } == expected)
    #expect(checked.resolved.scenarios.flatMap(\.scenarios).isEmpty || example.finding.hasPrefix("unknown-t"))
  }

  @Test(arguments: [
    Case(.document, "scenarios: []\n"),
    Case(.more, "setup: 0s"),
    Case(.more, "setup: 330s"),
    Case(.expect, "{outcome: cancelled, kind: cancelled, at: 840h, remaining: none, deadline: none, copy: none}"),
    Case(.expect, "{approvals: {per_1: approved, b: rejected, c: expired, d: lost}, copy: \"a {b}\"}"),
    Case(.expect, "{approvals: {a: [expired, approved, approved], b: [lost], c: []}}"),
    Case(.run, "{at: 0s, event: ask, id: a}, {at: 0s, event: reply, id: \"é\", reply: reject}"),
    Case(.run, "{at: 1ms, event: text, every: 1ms, until: 1000s}"),
    Case(.run, "{at: 5m, event: text, every: 840h, until: 5m}"),
    Case(.with, "{}"),
    Case(.with, "{run.inactivity: off, run.setup_allowance: 0s, failure.copy.timeout: \"{{{hard_cap}}}\"}"),
    Case(.with, "{behaviour.failure_copy: [web], behaviour.tie: timeout, behaviour.aborts_agent: true}"),
  ])
  func accepted(_ example: Case) {
    let checked = TestProject([(name: "runs.yaml", text: example.text)]).check()
    #expect(checked.findings.map(\.message) == [])
    #expect(checked.resolved.scenarios.map { $0.scenarios.count } == [example.text.contains("name") ? 1 : 0])
  }

  @Test func theSameNameTwice() {
    let entry = "{name: %, surface: ci, run: [], expect: {at: 0s}}"
    let text =
      "policyc: 1\nscenarios:\n" + ["a", "«a»", "b"].map { "  - \(entry.replacing("%", with: $0))\n" }.joined()
    let marked = MarkedText(text)
    let findings = TestProject([(name: "runs.yaml", bytes: marked.bytes)]).check().findings
    #expect(findings.map { "\($0.span.range) \($0.id)" } == marked.ranges.map { "\($0) repeated-scenario" })
  }
}
