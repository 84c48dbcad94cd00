import PolicyModel

/// The longest time for which a run can hold its lock: as long as its slot, and in a job until it has settled.
struct LockHold {
  let longest: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]

  /// Nil when nothing bounds a run, or something that decides it is unknown.
  init?(_ policy: ResolvedPolicy) {
    guard let occupancy = Occupancy(policy), !policy.isUnknown(.jobSettle) else { return nil }
    let settle = policy[.jobSettle]
    longest = occupancy.slotHold.adding(settle?.value ?? .zero)
    readings = occupancy.holdReadings + [settle].compactMap { $0 }
  }
}
