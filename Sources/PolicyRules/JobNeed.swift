import PolicyModel

/// The longest time that a CI job may need: every try of the agent's step, and once what surrounds them.
struct JobNeed {
  let longest: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]

  /// Nil when a part of it is not resolved. A step without a timeout of its own takes as long as the agent needs.
  init?(_ policy: ResolvedPolicy) {
    guard let attempts = policy[.jobAttempts], let overhead = policy[.jobOverhead] else { return nil }
    let each: Duration
    if policy.isAbsent(.jobStepTimeout) {
      guard let agent = AgentNeed(policy) else { return nil }
      (each, readings) = (agent.longest, agent.readings + [attempts, overhead])
    } else {
      guard let step = policy[.jobStepTimeout] else { return nil }
      (each, readings) = (step.value, [step, attempts, overhead])
    }
    longest = each.times(attempts.value).adding(overhead.value)
  }
}
