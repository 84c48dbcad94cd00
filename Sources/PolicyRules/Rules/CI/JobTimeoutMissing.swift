import PolicyDiagnostics
import PolicyModel

/// Reports a CI policy that leaves the job's timeout to the platform.
public struct JobTimeoutMissing: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "job-timeout-missing",
    summary: "a CI policy has no job timeout",
    why: "a job that hangs outside the agent is paid for until the platform's own limit",
    rationale: """
      The hard cap ends the agent, not the job around it: a checkout, a cache or a clean-up that hangs is ended only by \
      the job's timeout. Without `timeout-minutes` GitHub Actions lets a job go on for 360 minutes (GitHub \
      documentation, Actions, workflow syntax).
      """,
    group: .ci, severity: .error,
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

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy.surface.value == .ci, policy.isAbsent(.jobTimeout) else { return }
    let need = JobNeed(policy)?.longest.roundedUpToMinutes
    let amount = need.map { "at least \($0)" } ?? "the longest time it may take"
    report.emit(
      "the ci policy has no job.timeout, and the platform lets a job go on for \(PlatformFacts.githubJobDefault)",
      in: policy, remedies: [need.flatMap { .add(.jobTimeout, .duration($0), to: policy) }],
      help: "set job.timeout to \(amount)")
  }
}
