import PolicyDiagnostics
import PolicyModel

/// Reports words for people that say how a program is built or where it runs.
public struct CopyLeaksInternals: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "copy-leaks-internals",
    summary: "a text for people names something of the program's insides",
    why: "it helps nobody who waits for a run, and everybody who looks for a way in",
    rationale: """
      What people read when a run fails names no absolute path, IP address, internal host, port, stack frame or \
      environment variable: it means nothing to them, and tells an attacker how the program is laid out (OWASP, \
      improper error handling). Known by their shapes are paths of at least two folders or of a system folder, IPv4 and \
      IPv6 addresses, `localhost` and names under endings that the public domain name system does not have, \
      `name:8080` and "port 8080", `file.ts:42`, the beginnings of tracebacks, and names in capitals with \
      underscores. "24/7", "10:30", "and/or", "v1.2.3", "I/O", `/help` and the addresses of public pages are none of \
      them. A credential in a text is reported by `secret-in-policy`, as everywhere in a policy.
      """,
    group: .copy, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        failure:
          copy:
            session-error: «The agent crashed, see /srv/gateway/logs/agent.log on gateway.internal.»
        """,
        "failure.copy.session-error names the path /srv/gateway/logs/agent.log and the host gateway.internal"),
      .rejected(
        """
        failure:
          copy_after_output:
            timeout: «The run was ended by GATEWAY_RUN_TIMEOUT_MS.»
        """,
        "failure.copy_after_output.timeout names the variable GATEWAY_RUN_TIMEOUT_MS"),
      .rejected(
        """
        failure:
          copy:
            workspace-unreachable: «No answer from 10.0.3.17 on port 4096 (at connect, proxy.ts:88:13).»
        """,
        "failure.copy.workspace-unreachable names the IP address 10.0.3.17, the port 4096 and the stack frame "
          + "proxy.ts:88:13"),
      .accepted(
        """
        failure:
          copy:
            session-error: >-
              Something went wrong in the agent and/or its tools, at 10:30 or later (v1.2.3). Operators are there 24/7:
              use /help, or see https://status.example.com/agents/today.
        """),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for copy in policy.copyTexts {
      let named = report.reading(copy, Self.namedPlaces)
      guard !named.isEmpty else { continue }
      report.emit(
        "\(copy.name) names \(Words.list(named))", in: policy, about: copy.reading,
        help: "say what happened and what to do next, in words that need no knowledge of the program")
    }
  }

  private static func namedPlaces(in text: String) -> [String] {
    let leaks = Leak.all(in: text)
    let more = leaks.count - most
    return leaks.prefix(most).map { "the \($0.kind.rawValue) \(shortened($0))" } + (more > 0 ? ["\(more) more"] : [])
  }

  /// The most leaks that one message names.
  private static let most = 3

  private static func shortened(_ leak: Leak) -> String {
    leak.words.count > 60 ? leak.words.prefix(60) + "…" : leak.words
  }
}
