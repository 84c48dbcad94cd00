import PolicyDiagnostics
import PolicyModel

/// Reports a job timeout that no job can reach on its runner.
package struct JobTimeoutExceedsRunner: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "job-timeout-exceeds-runner",
    summary: "the job timeout is longer than the platform lets a job run",
    why: "the platform ends the job first, whatever the policy says",
    rationale: """
      \(SurfaceProfile.facts(\.job?.longest.fact)). `job.runner` says which one it is; a policy that does not say runs \
      hosted.
      """,
    group: .job, severity: .error,
    examples: [
      .rejected(
        """
        job:
          timeout: «361m»
        """,
        "job.timeout is 6h1m, and a hosted runner ends every job after 6h",
        fixed: """
          job:
            timeout: 6h
          """, on: .ci),
      .rejected(
        """
        job:
          runner: self-hosted
          timeout: «120h1m»
        """,
        "job.timeout is 120h1m, and a self-hosted runner ends every job after 120h",
        fixed: """
          job:
            runner: self-hosted
            timeout: 120h
          """, on: .ci),
      .accepted(
        """
        job:
          timeout: 360m
        """, on: .ci),
      .accepted(
        """
        job:
          runner: self-hosted
          timeout: 120h
        """, on: .ci),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let job = policy[.jobTimeout], let runner = policy[.jobRunner],
      let limit = policy.surface.value.profile.limits.job?.longest.value.duration(on: runner.value), job.value > limit
    else { return }
    report.emit(
      "job.timeout is \(job.value), and a \(runner.value.rawValue) runner ends every job after \(limit)", in: policy,
      about: job, runner, remedies: [.set(job, to: limit)], help: "lower job.timeout to at most \(limit)")
  }
}
