import PolicyDiagnostics
import PolicyModel

/// Reports a run that succeeds by anything but the agent's own word.
package struct SuccessSignalChanged: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "success-signal-changed",
    summary: "a run succeeds by another signal than session.idle",
    why: "a run whose event stream breaks off would be reported as finished",
    rationale: """
      `session.idle` is what the agent says when it has nothing left to do. The end of the event stream says only that \
      nobody can hear it any more: after a crash, a restart or a lost connection the stream ends too. In fro-bot/agent \
      0.104 a stream that ends before `session.idle` is a failure of its own kind, `stream-ended`.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          success_signal: «stream-end»
        """,
        "run.success_signal is stream-end, not session.idle",
        fixed: """
          run:
            success_signal: session.idle
          """),
      .accepted(
        """
        run:
          success_signal: session.idle
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let signal = policy[.successSignal], signal.value != .sessionIdle else { return }
    report.emit(
      "run.success_signal is \(signal.value.rawValue), not session.idle", in: policy, about: signal,
      remedies: [.set(signal, to: .choice(SuccessSignal.sessionIdle.rawValue))],
      help: "set run.success_signal to session.idle")
  }
}
