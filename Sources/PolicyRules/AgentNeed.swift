import PolicyModel

/// The longest time that the agent needs in its step: until the hard cap, and then to settle.
struct AgentNeed {
  let longest: Duration
  /// What the step still does when the run has ended; zero where nobody says.
  let settle: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]

  /// Nil when a part of it is not resolved.
  init?(_ policy: ResolvedPolicy) {
    guard let cap = policy[.hardCap], !policy.isUnknown(.jobSettle) else { return nil }
    let settling = policy[.jobSettle]
    settle = settling?.value ?? .zero
    longest = cap.value.adding(settle)
    readings = [cap] + [settling].compactMap { $0 }
  }
}
