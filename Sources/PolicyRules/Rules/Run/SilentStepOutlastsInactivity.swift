import PolicyDiagnostics
import PolicyModel

/// Reports an inactivity window that a step may outlast which legitimately prints nothing.
package struct SilentStepOutlastsInactivity: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "silent-step-outlasts-inactivity",
    summary: "the longest silent step is not shorter than the inactivity window",
    why: "a build or tool call that is merely quiet would be ended as a hung run",
    rationale: """
      Activity is what a run shows: text, the end of a tool call, the answer to an approval. The start of a tool call \
      is none, so a step that prints nothing keeps the inactivity clock going from its beginning to its end. A window \
      that is not longer than the longest such step ends healthy runs. `run.longest_silent_step` is a statement about \
      the workload; a policy that does not make it is not asked.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
          inactivity: «5m»
          longest_silent_step: 12m
        """,
        "a step may be silent for 12m, and the inactivity window ends the run after 5m",
        fixed: """
          run:
            hard_cap: 30m
            inactivity: 13m
            longest_silent_step: 12m
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
          inactivity: «10m»
          longest_silent_step: 10m
        """,
        "a step may be silent for 10m, and the inactivity window ends the run after 10m",
        fixed: """
          run:
            hard_cap: 30m
            inactivity: 11m
            longest_silent_step: 10m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: 10m1ms
          longest_silent_step: 10m
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: off
          longest_silent_step: 10m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let step = policy[.longestSilentStep], let inactivity = policy[.inactivity],
      let window = inactivity.value.duration, step.value >= window
    else { return }
    report.emit(
      "a step may be silent for \(step.value), and the inactivity window ends the run after \(window)", in: policy,
      about: inactivity, step, remedies: [.set(inactivity, to: step.value.nextLonger)],
      help: "raise run.inactivity above \(step.value), or let the step print a sign of life")
  }
}
