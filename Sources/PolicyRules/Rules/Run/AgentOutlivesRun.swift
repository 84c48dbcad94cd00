import PolicyDiagnostics
import PolicyModel

/// Reports a program that ends a run without stopping the agent that works in it.
package struct AgentOutlivesRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "agent-outlives-run",
    summary: "the program does not stop the agent when a run times out",
    why: "the agent goes on working after the lock is released, beside the next run",
    rationale: """
      A timeout ends what the program waits for. Unless the program also stops the agent (`aborts_agent: true`), the \
      agent goes on: it writes, calls tools and spends money for a run that is already reported as failed, while the \
      next run takes the lock on the same repository. No number in a policy changes that; gateway 0.104 behaves this \
      way, the action 0.104 does not.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        "gateway 1 does not stop the agent when the hard cap of 30m ends the run",
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            aborts_agent: false
          """,
          "web.yaml": """
          target: gateway
          run:
            hard_cap: «30m»
          """,
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            aborts_agent: true
          """,
          "web.yaml": """
          target: gateway
          run:
            hard_cap: 30m
          """,
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target, policy.behaviour?.abortsAgent == false, let cap = policy[.hardCap] else { return }
    report.emit(
      "\(target.document.title) does not stop the agent when the hard cap of \(cap.value) ends the run", in: policy,
      about: cap, notes: policy.notes(on: .abortsAgent, "leaves the agent running"),
      help: "let the program stop the agent at a timeout, or accept the finding with the reason why it does not")
  }
}
