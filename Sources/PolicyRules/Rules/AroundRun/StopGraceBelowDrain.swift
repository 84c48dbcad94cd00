import PolicyDiagnostics
import PolicyModel

/// Reports a container that is killed while its program still drains.
package struct StopGraceBelowDrain: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "stop-grace-below-drain",
    summary: "the container is killed before the program has finished draining",
    why: "a deployment cuts off runs that the program had promised to let finish",
    rationale: """
      At shutdown a program lets running work finish for `shutdown.drain`. The platform around it waits for its own \
      grace and then kills: Docker for 10 seconds unless told otherwise, and then with SIGKILL (Compose specification, \
      services, stop_grace_period; Docker documentation, container stop). A grace shorter than the drain makes the \
      rest of it a promise that nobody keeps.
      """,
    group: .aroundRun, severity: .warning,
    examples: [
      .rejected(
        """
        shutdown:
          drain: 25s
          stop_grace: «24999ms»
        """,
        "the container is killed after 24s999ms, and the program drains for up to 25s"),
      .accepted(
        """
        shutdown:
          drain: 25s
          stop_grace: 25s
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let grace = policy[.stopGrace], let drain = policy[.drain], grace.value < drain.value else { return }
    report.emit(
      "the container is killed after \(grace.value), and the program drains for up to \(drain.value)", in: policy,
      about: grace, drain,
      help: "deploy the container with a grace of at least \(drain.value), and state it as shutdown.stop_grace")
  }
}
