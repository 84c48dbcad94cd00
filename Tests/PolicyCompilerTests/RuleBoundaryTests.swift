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
          name: "targets/example.yaml", text: "program: example\nsurfaces: [\(surface.rawValue)]\nbehaviour:\n\(indented)"
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
