import PolicyDiagnostics
import PolicyModel

/// Reports a proxy that gives up on a workspace which may still become ready.
public struct ProxyCutsReadiness: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "proxy-cuts-readiness",
    summary: "the workspace's proxy gives up before the workspace must be ready",
    why: "a workspace that is merely slow to start is reported as unreachable",
    rationale: """
      Whoever waits for a workspace to become ready waits through the proxy in front of it. A proxy that gives up \
      after a shorter silence cuts that wait, and `workspace.ready_timeout` is never reached. The defaults of \
      workspace 0.104 have this defect: 60 seconds to become ready behind a proxy of 30.
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        """
        workspace:
          ready_timeout: 60s
          proxy_timeout: «59999ms»
        """,
        "the proxy gives up after 59s999ms, and the workspace may take 1m to become ready",
        fixed: """
          workspace:
            ready_timeout: 60s
            proxy_timeout: 1m
          """),
      .accepted(
        """
        workspace:
          ready_timeout: 60s
          proxy_timeout: 60s
        """),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let proxy = policy[.proxyTimeout], let ready = policy[.readyTimeout], proxy.value < ready.value else {
      return
    }
    report.emit(
      "the proxy gives up after \(proxy.value), and the workspace may take \(ready.value) to become ready", in: policy,
      about: proxy, ready, remedies: [.set(proxy, to: ready.value)],
      help: "raise workspace.proxy_timeout to at least \(ready.value), or lower workspace.ready_timeout")
  }
}
