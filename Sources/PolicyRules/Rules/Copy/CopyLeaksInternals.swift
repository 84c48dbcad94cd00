import PolicySource
import PolicyModel

/// Reports words for people that say how a program is built or where it runs.
package struct CopyLeaksInternals: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "copy-leaks-internals",
    summary: "a text for people names something of the program's insides",
    why: "it helps nobody who waits for a run, and everybody who looks for a way in",
    rationale: """
      What people read when a run fails names no absolute path, IP address, internal host, port, environment variable, \
      stack frame, exception or panic: it means nothing to them, and tells an attacker how the program is laid out \
      (OWASP, improper error handling). Known by their shapes are crash messages of Go, Python, Node, the JVM, Rust, \
      Ruby, .NET, PHP and Swift (`panic: runtime error`), frames (`file.ts:42`), exceptions (`TypeError`), error codes \
      (`ECONNREFUSED`), symbols (`Option::unwrap`) and addresses in memory; variables (`LOG_LEVEL`, `DEBUG=1`, `$HOME`, \
      `${HOME}`, `%TEMP%`); paths of at least two folders or of a system folder (`/srv/app`, `~/.ssh`, `C:\\Users`, \
      `\\\\files\\share`, `file://`); IPv4 and IPv6 addresses, `localhost`, names under endings that the public domain \
      name system does not have (`.internal`, `.local`, `.svc`), machines without a dot in an address \
      (`http://workspace/`), `workspace:8080` and "port 8080". "24/7", "10:30", "and/or", "version 1.2.3.4", "Don't \
      panic: nothing is lost", `/help`, mentions, the names of emoji and the addresses of public pages are none of them. \
      A credential in a text is reported by `secret-in-policy`, as everywhere in a policy, and by that rule alone.
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
      .rejected(
        """
        failure:
          copy:
            session-error: «"panic: runtime error in 0x00007fff5fbff8c0; start it with DEBUG=1."»
        """,
        "failure.copy.session-error names the crash message panic: runtime error, the memory address 0x00007fff5fbff8c0 "
          + "and the variable DEBUG"),
      .accepted(
        """
        failure:
          copy:
            session-error: >-
              Something went wrong in the agent and/or its tools, at 10:30 or later (v1.2.3). Operators are there 24/7:
              use /help, or see https://status.example.com/agents/today.
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for copy in policy.copyTexts {
      let named = report.reading(copy, Self.namedPlaces)
      guard !named.isEmpty else { continue }
      report.emit(
        "\(copy.name) names \(Words.list(named))", in: policy, about: copy.reading,
        help: "say what happened and what to do next, in words that need no knowledge of the program")
    }
  }

  private static func namedPlaces(in text: String) -> [String] {
    // `${{HOME}}` is how a text says `${HOME}`.
    let leaks = Leak.all(in: text.utf8.contains(UInt8(ascii: "{")) ? CopyTemplate(text).withNamedPlaceholders : text)
    let more = leaks.count - most
    return leaks.prefix(most).map { "the \($0.kind.rawValue) \(shortened($0))" } + (more > 0 ? ["\(more) more"] : [])
  }

  /// The most leaks that one message names.
  private static let most = 3

  private static func shortened(_ leak: Leak) -> String {
    leak.words.count > 60 ? leak.words.prefix(60) + "…" : leak.words
  }
}
