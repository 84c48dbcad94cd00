import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// What the defaults of fro-bot/agent 0.104 give: the shipped targets under policies that say nothing of their own.
@Suite struct RealDefaultsTests {
  static let checked = TestProject(
    ShippedPolicies.files.filter { $0.name.hasPrefix("targets/") }
      + [("web", "gateway"), ("discord", "gateway"), ("ci", "action")].map { surface, target in
        (name: "\(surface).yaml", text: "policyc: 1\nsurface: \(surface)\ntarget: \(target)\n")
      }
  ).check()

  /// Why each is true of the gateway, with files of fro-bot/agent at eb34cd840; `GW` is `packages/gateway/src`.
  static let shared = [
    "agent-outlives-run": "a timeout ends the wait for the agent, not the agent",
    "approval-cut-by-inactivity":
      "with one of two asks answered the window of 5 minutes goes on, below a deadline of 13",
    "approval-outlives-hard-cap": "the deadline is computed once, as the agent starts",
    "deploy-orphans-run":
      "one sweep at boot, of heartbeats older than 60 seconds: GW/program.ts 941, coordination/run-state.ts 254",
    "deploy-orphans-waiting-run":
      "the same sweep, of launches older than 30 minutes: coordination/types.ts 74, run-state.ts 219-255",
    "stop-grace-below-drain": "deploy/compose.yaml sets no stop_grace_period, so 10 seconds hold against a drain of 25",
  ]

  static let onWeb = [
    "idempotency-expires-mid-run": "10 minutes against 2h30m in the queue and 30 minutes of work",
    "queued-run-shown-stale":
      "a waiting run sends no heartbeat, and 60 seconds make it stale: GW/operator-contract/run-status.ts 204",
    "reconnect-meets-expired-session":
      "stream and idle session both last for 30 minutes: GW/web/sse/manager.ts 34, web/auth/session.ts 38",
    "request-closes-mid-check":
      "10 seconds around 8 and 8: GW/web/server.ts 1049, execute/run-index.ts 113, web/auth/repo-authz.ts 157",
    "session-expires-mid-run": "30 minutes from the launch, and a run may wait for 2h30m first",
    "stream-closes-mid-run": "30 minutes from the launch, and a run may wait for 2h30m first",
    "working-run-shown-stale":
      "twice 30 seconds is 60, which is stale, and a heartbeat is seen only once it is written",
  ]

  static let inJobs = [
    "job-timeout-missing": "the action knows nothing of its job, which GitHub ends after six hours",
    "lease-expires-mid-run":
      "15 minutes without renewal, held from before set-up until after clean-up: src/harness/run.ts 94 to 201",
    "setup-allowance-unstated": "nothing in src/harness/run.ts 70 to 140 has a bound, and the cap begins after it",
  ]

  @Test(arguments: [(Surface.web, [shared, onWeb]), (.discord, [shared]), (.ci, [inJobs])])
  func findings(on surface: Surface, _ reasons: [[String: String]]) {
    let found = Self.checked.findings.filter { $0.surfaces.contains(surface.rawValue) }.map(\.id)
    #expect(found.sorted() == reasons.flatMap(\.keys).sorted())
  }

  /// What was said of the gateway and is not so, with the reason.
  @Test(arguments: [
    ("proxy-cuts-readiness", "the readiness probe does not pass through the proxy: GW/workspace-api/client.ts 69"),
    (
      "run-index-expires-mid-run",
      "what ends after 30 minutes is a cache before durable state: GW/execute/run-index.ts 1-30"
    ),
    (
      "queued-run-taken-for-orphan",
      "the sweep comes once, at boot, when the queue is empty: GW/execute/recovery.ts 1-19"
    ),
    ("heartbeat-misses-stale", "others take the lock when its TTL is over: coordination/lock.ts 47 and 148"),
    ("stale-outlives-lease", "a forced release needs the TTL to be over too: coordination/lock.ts 386"),
    ("lease-expires-between-renewals", "30 seconds fit many times into 15 minutes"),
    ("job-timeout-below-budget", "there are no timeouts of a job or a step"),
  ])
  func isNotFound(_ rule: String, _ reason: String) {
    #expect(Self.checked.findings.filter { $0.id == rule }.map(\.message) == [], "\(reason)")
    #expect(
      !Repository.files(in: "policies", ending: ".yaml").compactMap(Repository.text).contains { $0.contains(rule) })
  }

  @Test func nothingElseIsFound() {
    let alone = Self.checked.findings.filter(\.surfaces.isEmpty)
    #expect(alone.map(\.message) == [], "no finding is about anything but a surface")
    let unacceptable = Self.checked.findings.filter { RuleCatalog.metadata(of: $0.id)?.isAcceptable != true }
    #expect(unacceptable.map(\.message) == [])
  }

  @Test func lateApprovalsBeginWhereTheyDo() {
    let late = Self.checked.findings.filter { $0.id == "approval-outlives-hard-cap" }.map(\.message)
    #expect(late.count == 2 && late.allSatisfy { $0.hasSuffix("tight from 16:30.001, lost from 17:00.001") })
  }
}
