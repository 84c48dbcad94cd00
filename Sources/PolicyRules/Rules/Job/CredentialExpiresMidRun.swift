import PolicyDiagnostics
import PolicyModel

/// Reports a CI job that may outlive the token it works with.
package struct CredentialExpiresMidRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "credential-expires-mid-run",
    summary: "the job's token ends before the job may be done",
    why: "the work is done, and then it can be neither pushed nor reported",
    rationale: """
      A job needs its token most at its end, for the push and the report, and what comes before counts: set-up, every try \
      of the step, what each settles, and `job.overhead`. \
      \(SurfaceProfile.facts(\.job?.credentials)). \
      `job.credential_lifetime` says how long the token of this job lives; without it the rule is silent.
      """,
    group: .job, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: 23m
          attempts: 3
          overhead: 6m
          timeout: 75m
          credential_lifetime: «74m»
        """,
        "the job may need 1h15m, and its token lives for 1h14m", on: .ci),
      .accepted(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: 23m
          attempts: 3
          overhead: 6m
          timeout: 75m
          credential_lifetime: 75m
        """, on: .ci),
      .rejected(
        """
        run:
          hard_cap: 3600001ms
        job:
          credential_lifetime: «1h»
        """,
        "the job may need 1h1ms, and its token lives for 1h", on: .ci),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let life = policy[.jobCredentialLifetime], let need = JobNeed(policy), life.value < need.longest else {
      return
    }
    report.emit(
      "the job may need \(need.longest), and its token lives for \(life.value)", in: policy,
      about: [life] + need.readings,
      help: ["use a token that lives for at least \(need.longest), and state it as job.credential_lifetime"])
  }
}
