import PolicyDiagnostics
import PolicyModel

/// Reports a CI backstop that comes before what it stands behind: a job's before its steps, a step's before the cap.
package struct JobTimeoutBelowBudget: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "job-timeout-below-budget",
    summary: "a CI timeout is shorter than what must fit into it",
    why: "the runner kills the agent before it can end in order and report what it did",
    rationale: """
      CI timeouts are backstops: they stand behind the hard cap and should never be met. A step whose timeout is not \
      longer than all that the agent does in it is killed before it has pushed and reported: set-up \
      (`run.setup_allowance`), where the cap's clock starts after it or does not abort it; the run until its hard cap; \
      and what follows when the run has ended (`job.settle`). A job must have room for every try of the step, at the \
      step's timeout or, without one, at what the agent needs, and once for `job.overhead`. The push that action 0.104 makes for a successful run \
      may take 120 seconds (fro-bot/agent eb34cd840, src/harness/phases/finalize.ts 41); what it uploads and saves \
      besides has no bound.
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
      .rejected(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: «22m»
          settle: 2m
          timeout: 75m
        """,
        "the step is killed after 22m, and the hard cap ends the run after 20m, and settling takes 2m more",
        fixed: """
          run:
            hard_cap: 20m
          job:
            step_timeout: 23m
            settle: 2m
            timeout: 75m
          """, on: .ci),
      .rejected(
        """
        run:
          hard_cap: 20m
        job:
          settle: 2m
          attempts: 3
          timeout: «65m»
        """,
        "the job may need 1h6m, and job.timeout ends it after 1h5m",
        fixed: """
          run:
            hard_cap: 20m
          job:
            settle: 2m
            attempts: 3
            timeout: 1h6m
          """, on: .ci),
      .rejected(
        "the step is killed after 10m, and set-up and the run may take 12m, and settling takes 2m more",
        files: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: 7m
            setup_allowance: 5m
          job:
            step_timeout: «10m»
            settle: 2m
            timeout: 20m
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          behaviour:
            hard_cap_starts: agent-start
          """,
        ],
        fixed: [
          "ci.yaml": """
          target: action
          run:
            hard_cap: 7m
            setup_allowance: 5m
          job:
            step_timeout: 15m
            settle: 2m
            timeout: 20m
          """
        ]),
      .accepted(
        """
        run:
          hard_cap: 20m
        job:
          step_timeout: 22m
          settle: 119999ms
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

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    if let job = policy[.jobTimeout], let need = JobNeed(policy), need.longest > job.value {
      report.emit(
        "the job may need \(need.longest), and job.timeout ends it after \(job.value)", in: policy,
        about: [job] + need.readings, remedies: [.set(job, to: need.longest.roundedUpToMinutes)],
        help: ["raise job.timeout to at least \(need.longest.roundedUpToMinutes), or let the job try less often"])
    }
    checkStep(policy, &report)
  }

  private func checkStep(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let step = policy[.jobStepTimeout], let agent = AgentNeed(policy),
      agent.longest >= step.value
    else { return }
    let minutes = agent.longest.wholeMinutes.adding(.minutes(1))
    report.emit(
      "the step is killed after \(step.value), and \(agent.words)", in: policy,
      about: [step] + agent.readings, remedies: [.set(step, to: minutes)],
      help: [
        "raise job.step_timeout to at least \(minutes)"
          + (agent.cap(fitting: step.value).map { ", or lower run.hard_cap below \($0)" } ?? "")
      ])
  }
}
