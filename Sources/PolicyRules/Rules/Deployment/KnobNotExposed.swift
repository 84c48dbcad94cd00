import PolicyDiagnostics

/// What `policyc audit` reports: a variable that a deployment does not pass on, or gives another value.
package struct KnobNotExposed: Rule {
  package static let metadata = RuleMetadata(
    id: "knob-not-exposed",
    summary: "a deployment does not pass an exported variable on, or gives it another value",
    why: "what the policies say does not reach the program",
    rationale: """
      A program reads its budget from its own environment. What an export writes gets there only if every file on the \
      way hands it on: a compose file by a line under `environment` or by `env_file`, a workflow by an expression. A \
      variable that only lies in the file `.env` beside a compose file has no effect on a container. A default of the \
      deployment that differs from the policy takes over unseen as soon as the variable is missing. `policyc audit` \
      reads those files; `policyc check` knows nothing of them, so it never calls an acceptance of this rule unused. \
      Where one variable is left out on purpose, a comment at the knob in the target file accepts that alone. How \
      Compose passes variables on is in its specification, 05-services and 12-interpolation; how GitHub does, in its \
      documentation of workflow syntax and contexts.
      """,
    group: .deployment, severity: .error,
    examples: [
      .rejected(
        "service example does not pass RUN_HARD_CAP on, so run.hard_cap of 30m has no effect",
        deployment: [
          "compose.yaml": """
          services:
            example:
              «environment»:
                RUN_INACTIVITY: ${RUN_INACTIVITY:-}
          """
        ],
        policy),
      .rejected(
        "service example falls back to `600000` for RUN_HARD_CAP, where run.hard_cap of 30m is 1800000",
        deployment: [
          "compose.yaml": """
          services:
            example:
              environment:
                RUN_HARD_CAP: ${RUN_HARD_CAP:-«600000»}
                RUN_INACTIVITY: ${RUN_INACTIVITY:-}
          """
        ],
        policy),
      .accepted(
        deployment: [
          "compose.yaml": """
          services:
            example:
              environment:
                RUN_HARD_CAP: ${RUN_HARD_CAP:-}
                RUN_INACTIVITY: ${RUN_INACTIVITY:-}
          """
        ],
        policy),
    ])

  package init() {}

  private static let policy = """
    run:
      hard_cap: 30m
      inactivity: 5m
    """
}
