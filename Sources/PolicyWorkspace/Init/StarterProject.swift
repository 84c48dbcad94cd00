/// The policies that `policyc init` writes: small, commented, without a finding.
package enum StarterProject {
  package struct File {
    /// Below the folder of the project.
    package let path: String
    package let text: String
  }

  package static let files = [
    File(path: "policyc.yaml", text: configuration), File(path: "interactive.yaml", text: interactive),
    File(path: "web.yaml", text: web), File(path: "discord.yaml", text: discord), File(path: "ci.yaml", text: ci),
    File(path: "targets/service.yaml", text: service), File(path: "targets/job.yaml", text: job),
  ]

  private static let configuration = """
    # The project as a whole: what `policyc export` writes, and how much its rules weigh.
    policyc: 1
    project: agents

    # One environment file for each program. The dialect is named after what reads the file.
    exports:
      - target: service
        dialect: compose
        path: exports/service.env
      - target: job
        dialect: portable
        path: exports/job.env

    """

  private static let interactive = """
    # What the surfaces share on which a person waits for the run. It is abstract: only what extends it is a policy.
    policyc: 1
    abstract: true
    target: service
    summary: What a run may spend while somebody waits for it.

    run:
      # Ends a run no matter what. `policyc explain run.hard_cap` tells more, as for every other name here.
      hard_cap: 30m
      # Ends a run that has fallen silent; longer than the longest wait for an approval.
      inactivity: 15m
      max_concurrent: 3

    """

  private static let web = """
    # Runs that are started on the web page.
    policyc: 1
    surface: web
    extends: interactive.yaml
    summary: What a run from the web page may spend.

    """

  private static let discord = """
    # Runs that are started with a message on Discord.
    policyc: 1
    surface: discord
    extends: interactive.yaml
    summary: What a run from Discord may spend.

    """

  private static let ci = """
    # Runs in CI jobs, where nobody is there to ask.
    policyc: 1
    surface: ci
    target: job
    summary: What a run in a CI job may spend.

    run:
      hard_cap: 20m
      # What the agent's step does before the agent starts, and before the clock of the hard cap does.
      setup_allowance: 2m

    job:
      # What the job does before and after that step, once.
      overhead: 5m
      # The backstop: longer than the run and what is around it.
      timeout: 30m

    """

  private static let service = """
    # One version of the program that serves the web page and Discord. Describe yours: what it reads from its
    # environment, what it has built in, and how its clocks behave.
    policyc: 1
    program: service
    version: "1.0"
    runtime: node
    surfaces: [web, discord]

    # Variables of the environment, each with the field that it sets. Without `surfaces` a knob is shared by all.
    knobs:
      SERVICE_RUN_TIMEOUT_MS:
        field: run.hard_cap
        unit: ms
        default: 30m
      SERVICE_RUN_INACTIVITY_TIMEOUT_MS:
        field: run.inactivity
        unit: ms
        default: 15m
      SERVICE_MAX_CONCURRENT_RUNS:
        field: run.max_concurrent
        default: 3

    # Constants of this version. A policy that says something else gets a finding.
    fixed:
      run.activity: [text, tool, approval-reply]
      run.success_signal: session.idle
      approval.mode: prompt
      approval.deadline.share: 50%
      approval.deadline.floor: 60s
      approval.deadline.ceiling: 10m
      approval.deadline.clearance: 30s
      approval.on_deadline: reject

    # What the program does; `policyc explain approval_stops` tells what each of these means.
    behaviour:
      hard_cap_starts: slot-grant
      setup_bounded: true
      approval_anchor: ask
      approval_stops: inactivity
      ask_without_deadline: rejected
      rearm_during_approval: last-reply
      reject_closes_all: false
      tie: inactivity
      cap_before_queue: false
      aborts_agent: true
      failure_copy: []
      failure_kinds: []

    """

  private static let job = """
    # One version of the program that runs in CI jobs.
    policyc: 1
    program: job
    version: "1.0"
    runtime: node
    surfaces: [ci]

    knobs:
      JOB_RUN_TIMEOUT_MS:
        field: run.hard_cap
        unit: ms
        default: 20m
      JOB_TIMEOUT_MINUTES:
        field: job.timeout
        unit: m

    fixed:
      run.inactivity: off
      run.activity: [text, tool]
      run.success_signal: session.idle
      approval.mode: auto-reject

    behaviour:
      hard_cap_starts: agent-start
      setup_bounded: false
      approval_anchor: ask
      approval_stops: nothing
      ask_without_deadline: rejected
      rearm_during_approval: last-reply
      reject_closes_all: false
      tie: timeout
      cap_before_queue: false
      aborts_agent: true
      failure_copy: []
      failure_kinds: []

    """
}
