import PolicyDiagnostics
import PolicyModel

/// Reports a session that has ended when the event stream of the same page closes and is opened again.
package struct ReconnectMeetsExpiredSession: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "reconnect-meets-expired-session",
    summary: "when the event stream closes, the session with which to open it again has ended",
    why: "whoever watches a run to its end meets a login page in the middle of it",
    rationale: """
      A request keeps a session alive, watching a stream does not. So a page that opens a stream and only watches has a \
      session for `session.idle_timeout` from then on, and when the stream closes after `stream.max_duration`, the page \
      needs that session to open it again. Unless the session lives longer, it cannot. Where no run can still go on by \
      then, counted from its launch with the wait in the queue, nobody needs the stream. In gateway 0.104 both last for \
      30 minutes (fro-bot/agent eb34cd840, packages/gateway/src/web/sse/manager.ts 34, web/auth/session.ts 38 and 235).
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 45m
        stream:
          max_duration: 30m
        session:
          idle_timeout: «30m»
        """,
        "the event stream closes after 30m, and an idle session has ended after 30m",
        fixed: """
          run:
            hard_cap: 45m
          stream:
            max_duration: 30m
          session:
            idle_timeout: 31m
          """),
      .accepted(
        """
        run:
          hard_cap: 45m
        stream:
          max_duration: 30m
        session:
          idle_timeout: 30m1ms
        """),
      .accepted(
        """
        run:
          hard_cap: 29m59s999ms
        stream:
          max_duration: 30m
        session:
          idle_timeout: 30m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let session = policy[.sessionIdleTimeout], let stream = policy[.streamMaxDuration],
      session.value <= stream.value, let occupancy = Occupancy(policy), let life = occupancy.longestLife,
      stream.value <= life
    else { return }
    report.emit(
      "the event stream closes after \(stream.value), and an idle session has ended after \(session.value)",
      in: policy, about: [session, stream] + occupancy.queueReadings,
      remedies: [.set(session, to: stream.value.nextLonger)],
      help: ["raise session.idle_timeout above \(stream.value), or close the stream earlier"])
  }
}
