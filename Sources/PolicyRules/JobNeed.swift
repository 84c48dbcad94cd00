import PolicyModel

/// The longest time that a CI job may need: every try of the agent's step, and once what surrounds them.
struct JobNeed {
  let longest: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]

  /// Nil when a part of it is not resolved. A step without a timeout of its own takes as long as the hard cap.
  init?(_ policy: ResolvedPolicy) {
    let step = policy.isAbsent(.jobStepTimeout) ? policy[.hardCap] : policy[.jobStepTimeout]
    guard let step, let attempts = policy[.jobAttempts], let overhead = policy[.jobOverhead] else { return nil }
    longest = step.value.times(attempts.value).adding(overhead.value)
    readings = [step, attempts, overhead]
  }
}
