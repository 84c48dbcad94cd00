import PolicyCompiler
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// The same contradictions as people have them: with fields of their own, in the target of their program.
@Suite struct PublicReportTests {
  struct Report: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: String
    /// Under `chains:` or `leases:`.
    let statement: String
    /// Values by dotted paths, the first of which differs.
    let bad: String
    let good: String

    init(_ name: String, _ rule: String, _ statement: String, _ bad: String, _ good: String) {
      (self.name, self.rule, self.statement, self.bad, self.good) = (name, rule, statement, bad, good)
    }

    var testDescription: String { name }
  }

  static let chains = [
    Report(
      "two tries and a pause", "calls-outlast-caller",
      "within: wf.schedule_to_close, each: wf.start_to_close, attempts: 2, backoff: {first: 5s, factor: 2}",
      "wf.schedule_to_close: 604s, wf.start_to_close: 5m", "wf.schedule_to_close: 605s, wf.start_to_close: 5m"),
    Report(
      "a client around its polls", "calls-outlast-caller", "within: sdk.timeout, each: sdk.poll, attempts: sdk.tries",
      "sdk.timeout: 600s, sdk.poll: 60s, sdk.tries: 11", "sdk.timeout: 600s, sdk.poll: 60s, sdk.tries: 10"),
    Report(
      "caller below callee", "callee-outlives-caller", "within: caller.timeout, each: callee.timeout",
      "caller.timeout: 5m, callee.timeout: 5m", "caller.timeout: 5m, callee.timeout: 299999ms"),
    Report(
      "soft at hard", "callee-outlives-caller", "within: task.hard, each: task.soft",
      "task.hard: 10m, task.soft: 10m", "task.hard: 10m, task.soft: 599999ms"),
    Report(
      "orchestrator below subagent", "callee-outlives-caller", "within: orchestrator.timeout, each: subagent.timeout",
      "orchestrator.timeout: 2m, subagent.timeout: 10m", "orchestrator.timeout: 600001ms, subagent.timeout: 10m"),
    Report(
      "waiter below lock", "callee-outlives-caller", "within: lock.wait, each: lock.freed_after",
      "lock.wait: 10s, lock.freed_after: 30s", "lock.wait: 30001ms, lock.freed_after: 30s"),
    Report(
      "shutdown below tasks", "callee-outlives-caller", "within: shutdown.drain, each: run.hard_cap",
      "shutdown.drain: 5m, run.hard_cap: 2h", "shutdown.drain: 7200001ms, run.hard_cap: 2h"),
    Report(
      "two calls in a socket", "calls-outlast-caller",
      "within: web.socket, each: [index.scan, authz.fetch], equal: clean",
      "web.socket: 15999ms, index.scan: 8s, authz.fetch: 8s", "web.socket: 16s, index.scan: 8s, authz.fetch: 8s"),
  ]

  static let leases = [
    Report(
      "visibility below task", "expires-while-held", "lives: broker.visibility, held: [run]",
      "broker.visibility: 2h, run.hard_cap: 2h", "broker.visibility: 7200001ms, run.hard_cap: 2h"),
    Report(
      "lock below job", "expires-while-held", "lives: lease.ttl, held: [run]",
      "lease.ttl: 30s, run.hard_cap: 10m", "lease.ttl: 600001ms, run.hard_cap: 10m"),
    Report(
      "renewed between long steps", "renewal-slower-than-life",
      "lives: lease.ttl, held: [run], renewed: {every: run.longest_silent_step, tolerates: 0}",
      "lease.ttl: 5m, run.longest_silent_step: 5m, run.hard_cap: 30m",
      "lease.ttl: 5m, run.longest_silent_step: 299999ms, run.hard_cap: 30m"),
    Report(
      "one missed renewal", "renewal-slower-than-life",
      "lives: lease.ttl, held: [run], renewed: {every: lease.heartbeat, tolerates: 1}",
      "lease.ttl: 60s, lease.heartbeat: 30s, run.hard_cap: 30m",
      "lease.ttl: 60001ms, lease.heartbeat: 30s, run.hard_cap: 30m"),
    Report(
      "silence below a proxy", "expires-while-held", "lives: sse.proxy_idle, held: [run.longest_silent_step]",
      "sse.proxy_idle: 60s, run.longest_silent_step: 60s, run.hard_cap: 30m",
      "sse.proxy_idle: 60s, run.longest_silent_step: 59999ms, run.hard_cap: 30m"),
    Report(
      "a job that counts the queue", "expires-while-held",
      "lives: job_runner.deadline, held: [queue, run], last_use: before-end",
      "job_runner.deadline: 4h, run.hard_cap: 4h, queue.depth: 1",
      "job_runner.deadline: 8h, run.hard_cap: 4h, queue.depth: 1"),
    Report(
      "session meets stream", "expires-while-held", "lives: session.idle_timeout, held: [stream.max_duration]",
      "session.idle_timeout: 30m, stream.max_duration: 30m", "session.idle_timeout: 1800001ms, stream.max_duration: 30m"
    ),
  ]

  @Test(arguments: chains) func chain(_ report: Report) { expect(report, under: "chains") }

  @Test(arguments: leases) func lease(_ report: Report) { expect(report, under: "leases") }

  private func expect(_ report: Report, under key: String) {
    #expect(Self.found(report, key, report.bad) == [report.rule])
    #expect(Self.found(report, key, report.good) == [])
  }

  /// The rules about chains and leases, and the language errors, that are found in a program with these values.
  private static func found(_ report: Report, _ key: String, _ values: String) -> [String] {
    let values = values.split(separator: ", ").map { $0.split(separator: ": ").map(String.init) }
    let own = values.filter { FieldCatalog.field(at: $0[0]) == nil }
    let groups = Dictionary(grouping: values) { String($0[0].split(separator: ".")[0]) }
    let policy = groups.keys.sorted().map { group in
      let members = (groups[group] ?? []).map { "\($0[0].dropFirst(group.count + 1)): \($0[1])" }
      return "\(group): {\(members.joined(separator: ", "))}\n"
    }.joined()
    let fields = own.map { path in
      let isCount = path[1].allSatisfy(\.isNumber)
      return "  \(path[0]): {type: \(isCount ? "count" : "duration"), role: fact, summary: a number of the report}\n"
    }.joined()
    let target =
      ExampleTarget.text + (own.isEmpty ? "" : "fields:\n\(fields)")
      + "\(key):\n  - {name: \(report.name), \(report.statement)}\n"
    let files = [
      (name: "targets/example.yaml", text: target),
      (name: "web.yaml", text: "policyc: 1\nsurface: web\ntarget: example\n\(policy)"),
    ]
    return TestProject(files).check().findings
      .filter { rule in
        LanguageErrorCatalog.error(rule.id) != nil || RuleCatalog.metadata(of: rule.id)?.group == .relations
      }.map(\.id)
  }
}
