import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// What rules say at the edge of what they allow, where their examples do not go: the finding with its notes, help and fix.
@Suite struct RuleBoundaryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: String
    let surface: Surface
    let files: [(name: String, text: String)]
    let expected: [String]

    /// - Parameters:
    ///   - behaviour: lines of the target's behaviour, the others as in examples.
    ///   - knobs: its knobs, none where it has a behaviour of its own.
    init(
      _ name: String, _ rule: String, on surface: Surface = .web, behaviour: String? = nil, knobs: String = "",
      _ policy: String, _ expected: String...
    ) {
      (testDescription, self.rule, self.surface, self.expected) = (name, rule, surface, expected)
      let target = behaviour.map { lines in
        let parts = [("knobs", knobs), ("behaviour", lines)].filter { !$0.1.isEmpty }.map { key, lines in
          "\(key):\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
        }
        let head = "program: example\nsurfaces: [\(surface.rawValue)]\n"
        return (name: "targets/example.yaml", text: head + parts.joined())
      }
      files = [(name: "\(surface.rawValue).yaml", text: policy)] + [target].compactMap { $0 }
    }

    var project: TestProject {
      let example =
        files.count == 1
        ? Example.accepted(files[0].text, on: surface)
        : Example.accepted(files: [files[0].name: files[0].text, files[1].name: files[1].text])
      return TestProject(ExampleProject(example).files)
    }
  }

  private static let bounds = """
    MAX:
      field: run.max_concurrent
      min: 2
    SHARE:
      field: approval.deadline.share
      unit: percent
      max: 60%
    """

  @Test(arguments: [
    Case(
      "a set-up as long as the rest holds the slot", "lease-expires-mid-run",
      """
      run:
        hard_cap: 30m
        setup_allowance: 30m
      lease:
        heartbeat: off
        ttl: 30m
      """,
      "a run can hold its slot for 30m, and its lock is over after 30m without renewal",
      "note: run.setup_allowance is 30m, set here", "note: run.hard_cap is 30m, set here",
      "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 30m, or shorten the run",
      "fix: set lease.ttl to 31m"),
    Case(
      "a shorter set-up is not what holds it, and neither is a wait that the cap's clock sees", "lease-expires-mid-run",
      """
      run:
        hard_cap: 30m
        setup_allowance: 29m59s999ms
      approval:
        mode: prompt
        total_wait: 1h
      lease:
        heartbeat: off
        ttl: 30m
      """,
      "a run can hold its slot for 30m, and its lock is over after 30m without renewal",
      "note: run.hard_cap is 30m, set here", "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 30m, or shorten the run",
      "fix: set lease.ttl to 31m"),
    Case(
      "waits that stop the cap's clock hold it too", "lease-expires-mid-run",
      behaviour: "approval_stops: inactivity-and-cap",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        total_wait: 1h
      lease:
        heartbeat: off
        ttl: 1h30m
      """,
      "a run can hold its slot for 1h30m, and its lock is over after 1h30m without renewal",
      "note: run.hard_cap is 30m, set here", "note: approval.total_wait is 1h, set here",
      "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 1h30m, or shorten the run",
      "fix: set lease.ttl to 1h31m"),
    Case(
      "no interval is half of 1 ms", "heartbeat-misses-stale",
      """
      lease:
        heartbeat: 1ms
        stale_after: 1ms
      """,
      "one missed heartbeat leaves the lock without renewal for 2ms, and it is taken for abandoned after 1ms",
      "note: lease.stale_after is 1ms, set here",
      "help: lower lease.heartbeat to half of lease.stale_after, or raise lease.stale_after to at least 2ms",
      "fix: set lease.stale_after to 2ms"),
    Case(
      "no whole minute is shorter", "job-timeout-not-minutes", on: .ci,
      """
      job:
        step_timeout: 30s
      """,
      "job.step_timeout of 30s is not a whole number of minutes", "help: write 1m", "fix: set job.step_timeout to 1m"),
    Case(
      "one continuation fits into a day", "continuation-unbounded",
      """
      run:
        hard_cap: 12h
      continuation:
        mode: resume
        max: 2
      """,
      "a hard cap of 12h and 2 continuations add up to 36h, more than 24h", "note: run.hard_cap is 12h, set here",
      "help: lower continuation.max to at most 1, or lower run.hard_cap", "fix: set continuation.max to 1"),
    Case(
      "none does", "continuation-unbounded",
      """
      run:
        hard_cap: 12h1ms
      continuation:
        mode: resume
        max: 1
      """,
      "a hard cap of 12h1ms and 1 continuation add up to 24h2ms, more than 24h",
      "note: run.hard_cap is 12h1ms, set here", "help: set continuation.mode to none",
      "fix: set continuation.mode to none"),
    Case(
      "three letters too many", "copy-exceeds-message-limit", on: .discord,
      """
      failure:
        copy:
          timeout: \(String(repeating: "a", count: 2_003))
      """,
      "failure.copy.timeout takes 2003 UTF-16 units, and a message on Discord has at most 2000",
      "help: shorten the text by 3 UTF-16 units"),
    Case(
      "three leaks, each of sixty letters at most", "copy-leaks-internals",
      """
      failure:
        copy:
          timeout: /a/b /c/d /e/\(String(repeating: "f", count: 57))
      """,
      "failure.copy.timeout names the path /a/b, the path /c/d and the path /e/\(String(repeating: "f", count: 57))",
      "help: say what happened and what to do next, in words that need no knowledge of the program"),
    Case(
      "a fourth leak, and one more letter", "copy-leaks-internals",
      """
      failure:
        copy:
          timeout: /a/b /c/d /e/\(String(repeating: "f", count: 58)) /g/h
      """,
      "failure.copy.timeout names the path /a/b, the path /c/d, the path /e/\(String(repeating: "f", count: 57))… "
        + "and 1 more",
      "help: say what happened and what to do next, in words that need no knowledge of the program"),
    Case(
      "a wait as long as the cap, which no window outlasts", "approval-cut-by-inactivity",
      """
      run:
        hard_cap: 30m
        inactivity: 5m
      approval:
        mode: prompt
      """,
      "an approval may wait for 30m, and activity before its answer starts the inactivity window of 5m",
      "note: run.hard_cap is 30m, set here",
      "note: example 1 starts the inactivity clock while an approval is open",
      "help: set run.inactivity to off, or lower approval.deadline.ceiling to at most 5m"),
    Case(
      "a wait up to the ceiling, which a window can outlast", "approval-cut-by-inactivity",
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
      """,
      "an approval may wait for 13m, and activity before its answer starts the inactivity window of 5m",
      "note: approval.deadline.ceiling is 13m, set here", "note: run.hard_cap is 30m, set here",
      "note: example 1 starts the inactivity clock while an approval is open",
      "help: raise run.inactivity to at least 13m", "fix: set run.inactivity to 13m"),
    Case(
      "no set-up, and a cap without an instant for an ask", "approval-window-missing",
      """
      run:
        hard_cap: 90s
      approval:
        mode: prompt
        deadline:
          floor: 60s
          clearance: 30s
      """,
      "there is only the hard cap of 1m30s, and an ask needs more than 1m30s", "help: raise run.hard_cap above 1m30s"),
    Case(
      "no ceiling, and a floor that is too short", "approval-too-short", behaviour: "approval_anchor: ask",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 59s
          clearance: 30s
      """,
      "an approval may have to be answered within 59s", "note: run.hard_cap is 30m, set here",
      "help: set approval.deadline.floor to at least 1m", "fix: set approval.deadline.floor to 1m"),
    Case(
      "terms that nobody is asked by are one finding", "dead-clock",
      """
      run:
        hard_cap: 30m
      approval:
        mode: auto-reject
        deadline:
          share: 50%
          floor: 60s
      """,
      "approval.deadline.share of 50% and approval.deadline.floor of 1m can never take effect: "
        + "every ask is rejected at once",
      "note: approval.deadline.floor is 1m, set here", "note: approval.mode is auto-reject, set here",
      "help: remove approval.deadline.share and approval.deadline.floor",
      "fix: remove approval.deadline.share and approval.deadline.floor"),
    Case(
      "terms that others outweigh are one each", "dead-clock",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 60s
          ceiling: 13m
          clearance: 30s
      """,
      "approval.deadline.floor of 1m can never take effect: the other terms always decide the deadline",
      "note: run.hard_cap is 30m, set here", "help: remove approval.deadline.floor, or change the other terms",
      "fix: remove approval.deadline.floor",
      "approval.deadline.clearance of 30s can never take effect: the other terms always decide the deadline",
      "note: run.hard_cap is 30m, set here", "help: remove approval.deadline.clearance, or change the other terms",
      "fix: remove approval.deadline.clearance"),
    Case(
      "terms that the program never learns of", "dead-clock", behaviour: "approval_anchor: run-start",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 60s
          ceiling: 13m
          clearance: 30s
      """),
    Case(
      "a set-up that takes a millisecond more than a fifth", "setup-eats-budget",
      """
      run:
        hard_cap: 30m
        setup_allowance: 6m1ms
      """,
      "set-up may take 6m1ms of the hard cap of 30m, which is more than 20%",
      "note: run.setup_allowance is 6m1ms, set here", "note: example 1 starts the cap's clock before set-up",
      "help: raise run.hard_cap to at least 30m5ms, or make the set-up shorter", "fix: set run.hard_cap to 31m"),
    Case(
      "a step that the inactivity window ends in the same instant", "silent-step-outlasts-hard-cap",
      """
      run:
        hard_cap: 30m
        inactivity: 30m
        longest_silent_step: 30m
      """),
    Case(
      "the longest timer of Node", "timer-overflow",
      """
      retention:
        run_index: 596h31m23s647ms
      """),
    Case(
      "a window as long as the cap, which nothing restarts", "work-is-no-activity",
      """
      run:
        hard_cap: 30m
        inactivity: 30m
        activity: [approval-reply]
      """),
    Case(
      "another clock that is dead", "work-is-no-activity",
      """
      run:
        hard_cap: 30m
        inactivity: 5m
        activity: [approval-reply]
      approval:
        mode: auto-reject
        deadline:
          floor: 60s
      """,
      "the inactivity window of 5m ends a run that works: neither text nor tool is activity",
      "note: run.inactivity is 5m, set here",
      "help: add text and tool to run.activity, or set run.inactivity to off"),
    Case(
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
    Case(
      "fields of the same group that are honoured", "field-not-honoured", behaviour: "tie: timeout",
      knobs: """
        STALE:
          field: queue.stale_after
          unit: ms
        CAP:
          field: run.hard_cap
          unit: ms
        """,
      """
      queue:
        depth: 5
      """,
      "example 1 honours no queue.depth", "note: in queue it honours queue.stale_after",
      "help: remove queue.depth, or describe its knob in the target", "fix: remove queue.depth"),
    Case(
      "a count and a share at the ends of their knobs", "knob-out-of-range", behaviour: "tie: timeout", knobs: bounds,
      """
      run:
        max_concurrent: 2
      approval:
        deadline:
          share: 60%
      """),
    Case(
      "a count and a share beyond the ends of their knobs", "knob-out-of-range", behaviour: "tie: timeout",
      knobs: bounds,
      """
      run:
        max_concurrent: 1
      approval:
        deadline:
          share: 61%
      """,
      "run.max_concurrent of 1 is below MAX of example 1, which takes at least 2",
      "note: the knob is described here", "help: write at least 2", "fix: set run.max_concurrent to 2",
      "approval.deadline.share of 61% is above SHARE of example 1, which takes at most 60%",
      "note: the knob is described here", "help: write at most 60%", "fix: set approval.deadline.share to 60%"),
    Case(
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
    Case(
      "a ceiling that is just enough, and a floor that is not", "approval-too-short", behaviour: "approval_anchor: ask",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 59s999ms
          ceiling: 60s
          clearance: 30s
      """,
      "an approval may have to be answered within 59s999ms", "note: run.hard_cap is 30m, set here",
      "help: set approval.deadline.floor to at least 1m", "fix: set approval.deadline.floor to 1m"),
  ])
  func says(_ test: Case) {
    let findings = test.project.check().findings
    #expect(findings.filter { RuleCatalog.metadata(of: $0.id) == nil }.map(\.message) == [])
    let own = findings.filter { $0.id == test.rule }
    let lines = own.flatMap { finding -> [String] in
      [finding.message] + finding.notes.map { "note: \($0.message)" } + finding.help.map { "help: \($0)" }
        + finding.fixIts.map { "fix: \($0.title)" }
    }
    #expect(lines == test.expected)
  }

  /// Of a text a thousand different durations are looked at, and here all but the last are those of an approval.
  @Test(arguments: [(999, 1), (1_000, 0)])
  func durationsOfOneText(_ allowed: Int, _ count: Int) {
    let durations = (0..<allowed).map { "\($0 + 61) seconds" } + ["3 hours"]
    let test = Case(
      "durations", "copy-misstates-limit", behaviour: "approval_anchor: ask",
      """
      run:
        hard_cap: 2h
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 1m
          ceiling: 40m
          clearance: 30s
      failure:
        copy:
          timeout: \(durations.joined(separator: " or "))
      """)
    #expect(test.project.check().findings.count { $0.id == test.rule } == count)
  }

  /// `until` names the last day on which an acceptance holds.
  @Test(arguments: [("2026-06-01", 0), ("2026-06-02", 1)])
  func acceptanceExpiresAfterItsLastDay(_ today: String, _ expired: Int) {
    let example = Example.accepted(
      """
      run:
        hard_cap: 30m
      accept:
        - rule: inactivity-outlasts-hard-cap
          reason: the window is left to the program
          until: 2026-06-01
      """)
    let findings = TestProject(ExampleProject(example).files).check(on: today).findings
    #expect(findings.count { $0.id == "expired-acceptance" } == expired)
  }
}
