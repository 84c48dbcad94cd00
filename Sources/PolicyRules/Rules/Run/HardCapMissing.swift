import PolicyDiagnostics
import PolicyModel

/// Reports a policy without a hard cap.
package struct HardCapMissing: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "hard-cap-missing",
    summary: "a policy has no hard cap",
    why: "nothing ends a run that stays active for ever",
    rationale: """
      The inactivity window only ends a run that falls silent. A run that keeps producing output without reaching its \
      end holds its slot until somebody notices, unless a wall clock ends it; so every surface has one.
      """,
    group: .run, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        surface: «web»
        run:
          inactivity: 5m
        """,
        "the web policy has no run.hard_cap"),
      .accepted(
        """
        run:
          hard_cap: 30m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy.isAbsent(.hardCap) else { return }
    report.emit(
      "the \(policy.surface.value.rawValue) policy has no run.hard_cap", in: policy,
      help: "set run.hard_cap to the longest time a run may take")
  }
}
