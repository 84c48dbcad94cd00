import PolicySource
import PolicyModel

/// Reports a knob whose variable steers every process that gets it.
package struct KnobSteersTheProcess: ProjectRule {
  package static let metadata = RuleMetadata(
    id: "knob-steers-the-process",
    summary: "the variable of a knob steers the process itself",
    why: "whoever edits the policy could have programs load code, or trust others",
    rationale: """
      A knob is a limit that one program reads. Some names mean more: the linker, shells, runtimes and tools read them, in \
      every program that the environment reaches. A text behind `NODE_OPTIONS` or `BASH_ENV` runs code, a number behind \
      `PATH` keeps programs from being found. A pull request that adds such a knob looks like a budget and is none. \
      Such names are read by \(Words.list(SteeringVariable.readers)).
      """,
    group: .targets, severity: .error,
    examples: [
      .rejected(
        "the knob NODE_OPTIONS steers the process that gets it: Node loads code, trusts servers or writes files by it",
        files: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            «NODE_OPTIONS»:
              field: failure.copy.timeout
          """,
          "web.yaml": """
          target: service
          failure:
            copy:
              timeout: --import ./theirs.mjs
          """,
        ]),
      // Nobody uses it yet.
      .rejected(
        "the knob LD_BIND_NOW steers the process that gets it: the dynamic linker loads code by it",
        files: [
          "targets/linked.yaml": """
          program: linked
          knobs:
            «LD_BIND_NOW»: {field: run.max_concurrent}
          """
        ]),
      .rejected(
        "the knob GITHUB_RUN_ATTEMPT steers the process that gets it: GitHub's runner steers jobs by it",
        files: [
          "targets/action.yaml": """
          program: action
          knobs:
            «GITHUB_RUN_ATTEMPT»: {field: continuation.max}
          """
        ]),
      .accepted(
        files: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            # Names of their own, however much they look like others.
            SERVICE_PATH_LIMIT:
              field: run.max_concurrent
            PATH_LIMIT:
              field: queue.depth
            NODE_RUN_TIMEOUT_MS:
              field: run.hard_cap
              unit: ms
            GIT_TIMEOUT_SECS:
              field: workspace.ready_timeout
              unit: s
            DOCKER_DRAIN_SECS:
              field: shutdown.drain
              unit: s
          """,
          "web.yaml": """
          target: service
          run:
            hard_cap: 30m
          """,
        ]),
      .accepted(
        files: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            COMPOSE_PARALLEL_LIMIT:
              field: run.max_concurrent
          """,
          "web.yaml": """
          target: service
          run:
            max_concurrent: 3
          accept:
            - rule: knob-steers-the-process
              reason: the program runs compose, and this is how it limits it
          """,
        ]),
    ])

  package func check(_ project: ResolvedProject, _ report: inout Report) {
    let found = project.targets.flatMap(\.knobs).compactMap { knob in
      SteeringVariable(named: knob.name.value).map { (knob: knob, variable: $0) }
    }
    guard !found.isEmpty else { return }
    let readers = project.policiesByKnob
    for (knob, variable) in found {
      report.emit(
        "the knob \(knob.name.value) steers the process that gets it: \(variable.reader) \(variable.effect)",
        in: readers[ObjectIdentifier(knob)] ?? [], at: knob.name.span,
        help: [
          "give the knob a name of the program's own, or accept the finding if nothing else gets the variable"
        ])
    }
  }
}
