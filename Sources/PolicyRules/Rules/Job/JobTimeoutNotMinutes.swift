import PolicyDiagnostics
import PolicyModel

/// Reports a timeout of a job that its platform cannot be told.
package struct JobTimeoutNotMinutes: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "job-timeout-not-minutes",
    summary: "a CI timeout is not a whole number of minutes",
    why: "a workflow can only say whole minutes, so the number in it would be another one",
    rationale: """
      \(SurfaceProfile.facts(\.job?.timeoutForm)). policyc never rounds: which way would be right is for a person to \
      say.
      """,
    group: .job, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        job:
          timeout: «4500001ms»
        """,
        "job.timeout of 1h15m1ms is not a whole number of minutes",
        fixed: """
          job:
            timeout: 1h16m
          """, on: .ci),
      .rejected(
        """
        job:
          step_timeout: «30s»
          timeout: 75m
        """,
        "job.step_timeout of 30s is not a whole number of minutes",
        fixed: """
          job:
            step_timeout: 1m
            timeout: 75m
          """, on: .ci),
      .accepted(
        """
        job:
          step_timeout: 1380s
          timeout: 75m
        """, on: .ci),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for field in [Field.jobTimeout, .jobStepTimeout] {
      guard let timeout = policy[field], Self.speaks(of: timeout.reading) else { continue }
      let (below, above) = (timeout.value.wholeMinutes, timeout.value.roundedUpToMinutes)
      report.emit(
        "\(field.id.path) of \(timeout.value) is not a whole number of minutes", in: policy, about: timeout,
        remedies: [.set(timeout, to: above)],
        help: below == .zero ? "write \(above)" : "write \(below) or \(above)")
    }
  }

  /// Whether this rule has something to say about a value; other rules then leave it alone.
  static func speaks(of reading: ResolvedValue) -> Bool {
    guard reading.field == .jobTimeout || reading.field == .jobStepTimeout,
      case .duration(let duration) = reading.value
    else { return false }
    return !duration.isWholeMinutes
  }
}
