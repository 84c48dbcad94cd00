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

    /// - Parameter behaviour: lines of the target's behaviour, the others as in examples.
    init(
      _ name: String, _ rule: String, on surface: Surface = .web, behaviour: String? = nil, _ policy: String,
      _ expected: String...
    ) {
      (testDescription, self.rule, self.surface, self.expected) = (name, rule, surface, expected)
      let target = behaviour.map { lines in
        let indented = lines.split(separator: "\n").map { "  \($0)\n" }.joined()
        return (
          name: "targets/example.yaml",
          text: "program: example\nsurfaces: [\(surface.rawValue)]\nbehaviour:\n\(indented)"
        )
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
    let findings = test.project.check().findings.filter { $0.id == test.rule }
    let lines = findings.flatMap { finding in
      [finding.message] + finding.notes.map { "note: \($0.message)" } + finding.help.map { "help: \($0)" }
        + finding.fixIts.map { "fix: \($0.title)" }
    }
    #expect(lines == test.expected)
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
