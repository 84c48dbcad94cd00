import PolicyModel

/// The longest time that the agent needs in its step: set-up and the run, and then to settle.
struct AgentNeed {
  /// Set-up and the run, until the hard cap at the latest; the cap alone where something else that decides it is not
  /// known, or nothing bounds it.
  let run: Duration
  /// What the step still does when the run has ended; zero where nobody says.
  let settle: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]

  /// Whether a lower hard cap makes the agent need less.
  let endsWithCap: Bool

  var longest: Duration { run.adding(settle) }

  /// Nil when a part of it is not resolved.
  init?(_ policy: ResolvedPolicy) {
    guard let cap = policy[.hardCap], !policy.isUnknown(.jobSettle) else { return nil }
    let occupancy = Occupancy(policy)
    let settling = policy[.jobSettle]
    run = occupancy?.slotHold ?? cap.value
    settle = settling?.value ?? .zero
    endsWithCap = run >= cap.value && run != policy[.setupAllowance]?.value
    readings = (occupancy?.holdReadings ?? [cap]) + [settling].compactMap { $0 }
  }
}
