import PolicyDiagnostics
import PolicyModel

/// Reports a CI backstop that comes before what it stands behind: a job's before its steps, a step's before the cap.
public struct JobTimeoutBelowBudget: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "job-timeout-below-budget",
    summary: "a CI timeout is shorter than what must fit into it",
    why: "the runner kills the agent before it can end in order and report what it did",
    rationale: """
      CI timeouts are backstops: they stand behind the hard cap and should never be met. A step whose timeout is not \
      longer than the hard cap is killed while the agent is still being ended. A job must have room for every try of \
      the step, at the step's timeout or, without one, at the hard cap, and once for `job.overhead`.
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
          overhead: 361s
          timeout: «75m»
        """,
        "the job may need 1h15m1s, and job.timeout ends it after 1h15m",
        fixed: """
          run:
            hard_cap: 20m
          job:
            step_timeout: 23m
            attempts: 3
            overhead: 361s
            timeout: 1h16m
          """, on: .ci),
      .rejected(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: «20m»
          timeout: 75m
        """,
        "the step is killed after 20m, and the hard cap ends the run after 20m",
        fixed: """
          run:
            hard_cap: 20m
          job:
            step_timeout: 21m
            timeout: 75m
          """, on: .ci),
      .accepted(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: 23m
          attempts: 3
          overhead: 6m
          timeout: 75m
        """, on: .ci),
      .accepted(
        """
        run:
          hard_cap: 1379999ms
        job:
          step_timeout: 23m
          timeout: 23m
        """, on: .ci),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    if let job = policy[.jobTimeout], let need = JobNeed(policy), need.longest > job.value {
      report.emit(
        "the job may need \(need.longest), and job.timeout ends it after \(job.value)", in: policy,
        about: [job] + need.readings, remedies: [.set(job, to: need.longest.roundedUpToMinutes)],
        help: ["raise job.timeout to at least \(need.longest.roundedUpToMinutes), or let the job try less often"])
    }
    if let step = policy[.jobStepTimeout], let cap = policy[.hardCap], cap.value >= step.value {
      let minutes = cap.value.wholeMinutes.adding(.minutes(1))
      report.emit(
        "the step is killed after \(step.value), and the hard cap ends the run after \(cap.value)", in: policy,
        about: step, cap, remedies: [.set(step, to: minutes)],
        help: "raise job.step_timeout to at least \(minutes), or lower run.hard_cap below \(step.value)")
    }
  }
}
