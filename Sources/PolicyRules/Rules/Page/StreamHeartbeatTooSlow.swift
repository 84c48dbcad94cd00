import PolicyDiagnostics
import PolicyModel

/// Reports an event stream that one late heartbeat lets the proxy in front of it close.
package struct StreamHeartbeatTooSlow: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "stream-heartbeat-too-slow",
    summary: "one missed heartbeat of the event stream lets the proxy close it",
    why: "the page loses its stream in the middle of a silent step",
    rationale: """
      While an agent works silently, only heartbeats pass through the event stream, and the proxy in front of it closes \
      a stream that is silent for `stream.proxy_idle`. With one heartbeat lost, the next one comes two intervals after \
      the last; that much must fit. Proxies differ: Caddy's reverse_proxy has no read timeout by default (Caddy \
      documentation), others close after a minute or two, so the limit is a statement about the deployment, and without \
      it the rule is silent.
      """,
    group: .page, severity: .error,
    examples: [
      .rejected(
        """
        stream:
          heartbeat: «30001ms»
          proxy_idle: 60s
        """,
        "one missed heartbeat leaves the event stream silent for 1m2ms, and the proxy closes it after 1m",
        fixed: """
          stream:
            heartbeat: 30s
            proxy_idle: 60s
          """),
      .accepted(
        """
        stream:
          heartbeat: 30s
          proxy_idle: 60s
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let heartbeat = policy[.streamHeartbeat], let idle = policy[.streamProxyIdle],
      heartbeat.value.times(2) > idle.value
    else { return }
    let silence = heartbeat.value.times(2)
    report.emit(
      "one missed heartbeat leaves the event stream silent for \(silence), and the proxy closes it after \(idle.value)",
      in: policy, about: heartbeat, idle, remedies: [.set(heartbeat, to: idle.value.half)],
      help: "lower stream.heartbeat to half of stream.proxy_idle, or let the proxy wait for at least \(silence)")
  }
}
