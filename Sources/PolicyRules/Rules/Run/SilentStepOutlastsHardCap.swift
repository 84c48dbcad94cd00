import PolicyDiagnostics
import PolicyModel

/// Reports a hard cap that ends every run with the longest legitimate step in it.
package struct SilentStepOutlastsHardCap: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "silent-step-outlasts-hard-cap",
    summary: "the longest silent step is not shorter than the hard cap",
    why: "a run with such a step can never reach its end",
    rationale: """
      `run.longest_silent_step` is a statement about the workload: a build or tool call that takes this long does what it \
      should. A run that has one needs more than the step, so a hard cap that is not longer ends every such run, \
      however the other clocks are set. Where an inactivity window ends it earlier, \
      `silent-step-outlasts-inactivity` says so.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: «20m»
          inactivity: off
          longest_silent_step: 20m
        """,
        "a step may take 20m, and the hard cap ends the run after 20m"),
      .accepted(
        """
        run:
          hard_cap: 20m
          inactivity: off
          longest_silent_step: 19m59s
        """),
      .accepted(
        """
        run:
          hard_cap: 20m
          inactivity: 10m
          longest_silent_step: 30m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let step = policy[.longestSilentStep], let cap = policy[.hardCap], step.value >= cap.value,
      policy.state(of: .inactivity) != .unknown,
      policy[.inactivity]?.value.duration.map({ step.value < $0 }) ?? true
    else { return }
    report.emit(
      "a step may take \(step.value), and the hard cap ends the run after \(cap.value)", in: policy, about: cap, step,
      help: "raise run.hard_cap well above \(step.value), or let the step be split")
  }
}
