import PolicyDiagnostics
import PolicyModel

/// Reports a policy of jobs that leaves their timeout to the platform.
package struct JobTimeoutMissing: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "job-timeout-missing",
    summary: "a CI policy has no job timeout",
    why: "a job that hangs outside the agent is paid for until the platform's own limit",
    rationale: """
      The hard cap ends the agent, not the job around it: a checkout, a cache or a clean-up that hangs is ended only by \
      the job's timeout. \(SurfaceProfile.facts(\.job?.withoutTimeout.fact)).
      """,
    group: .job, severity: .error,
    examples: [
      .rejected(
        """
        surface: «ci»
        run:
          hard_cap: 20m
        """,
        "the ci policy has no job.timeout, and the platform lets a job go on for 6h",
        fixed: """
          surface: ci
          run:
            hard_cap: 20m
          job:
            timeout: 20m
          """, on: .ci),
      .accepted(
        """
        job:
          timeout: 75m
        """, on: .ci),
      .accepted(
        """
        run:
          hard_cap: 20m
        """, on: .web),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let surface = policy.surface.value.profile
    guard let limit = surface.limits.job?.withoutTimeout.value, policy.isAbsent(.jobTimeout) else { return }
    let need = JobNeed(policy)?.longest.roundedUpToMinutes
    let amount = need.map { "at least \($0)" } ?? "the longest time it may take"
    report.emit(
      "the \(surface.name) policy has no job.timeout, and the platform lets a job go on for \(limit)",
      in: policy, remedies: [need.flatMap { .add(.jobTimeout, .duration($0), to: policy) }],
      help: "set job.timeout to \(amount)")
  }
}
