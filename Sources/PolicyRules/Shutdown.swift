import PolicyModel

/// How a program ends at a deploy, and how soon it is back.
struct Shutdown {
  /// How long after it is told to stop the program exits at the latest; zero where it does not wait for its runs.
  let exitDelay: Duration
  /// The shortest time from the exit to the sweep at the next boot; zero where nobody says.
  let gap: Duration
  let restartGap: Resolved<Duration>?
  /// What decides both.
  let readings: [any Reading]

  /// Nil when a part of it could not be understood.
  init?(_ policy: ResolvedPolicy) {
    guard ![FieldID.drain, .stopGrace, .restartGap].contains(where: policy.isUnknown) else { return nil }
    // The platform's patience helps only a program that waits.
    let ends = policy[.drain].map { drain in [drain] + [policy[.stopGrace]].compactMap { $0 } } ?? []
    let end = ends.min { $0.value < $1.value }
    restartGap = policy[.restartGap]
    exitDelay = end?.value ?? .zero
    gap = restartGap?.value ?? .zero
    readings = [restartGap, end].compactMap { $0 }
  }
}
