import PolicyDiagnostics
import PolicyModel

/// Reports a request whose connection is closed while the program still looks who may see what.
package struct RequestClosesMidCheck: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "request-closes-mid-check",
    summary: "a request is closed before its run is found and its sender authorised",
    why: "the page gets no answer at all, and opens the same request again",
    rationale: """
      Before it answers, a program finds the run that a request is about, for up to `request.lookup`, and then asks \
      whether its sender may see that run, for up to `request.authorization`. Not a byte passes meanwhile, and the \
      connection is closed after `request.idle_timeout` of silence. The second call follows only where the first one was \
      done before its limit, so both together may take as long as the connection lives, and each alone less. gateway \
      0.104 closes a silent connection after 10 seconds, and allows 8 seconds for each of the two (fro-bot/agent \
      eb34cd840, packages/gateway/src/web/server.ts 1049, execute/run-index.ts 113, web/auth/repo-authz.ts 157).
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        request:
          idle_timeout: «10s»
          lookup: 8s
          authorization: 2001ms
        """,
        "finding a run and authorising its sender may take 10s1ms, and a silent request is closed after 10s",
        fixed: """
          request:
            idle_timeout: 11s
            lookup: 8s
            authorization: 2001ms
          """),
      .rejected(
        """
        request:
          idle_timeout: «10s»
          lookup: 10s
        """,
        "finding a run may take 10s, and a silent request is closed after 10s",
        fixed: """
          request:
            idle_timeout: 11s
            lookup: 10s
          """),
      .accepted(
        """
        request:
          idle_timeout: 10s
          lookup: 8s
          authorization: 2s
        """),
      .accepted(
        """
        request:
          idle_timeout: 10s
          authorization: 9999ms
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let timeout = policy[.requestIdleTimeout],
      ![FieldID.requestLookup, .requestAuthorization].contains(where: policy.isUnknown)
    else { return }
    let (lookup, authorization) = (policy[.requestLookup], policy[.requestAuthorization])
    let calls = [
      (lookup, "finding a run"),
      (authorization, lookup == nil ? "authorising the sender of a request" : "authorising its sender"),
    ].compactMap { call, words in
      call.map { (call: $0, words: words) }
    }
    let need = calls.reduce(Duration.zero) { $0.adding($1.call.value) }
    guard need > timeout.value || calls.contains(where: { $0.call.value >= timeout.value }) else { return }
    report.emit(
      "\(calls.map(\.words).joined(separator: " and ")) may take \(need), "
        + "and a silent request is closed after \(timeout.value)",
      in: policy, about: [timeout] + calls.map(\.call), remedies: [.set(timeout, to: need.nextLonger)],
      help: ["raise request.idle_timeout above \(need), or give each call less time"])
  }
}
