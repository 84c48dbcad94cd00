import PolicyModel

/// The longest time from the launch of a run, which counts as a heartbeat, until its set-up is over and heartbeats begin.
struct FirstHeartbeat {
  /// The wait in the queue and the set-up; without what nobody says.
  let longest: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]
  /// "wait in the queue for 2h30m and be set up for 5m45s".
  let words: String
  /// What else than a longer limit helps.
  let orShorten: String

  init(_ policy: ResolvedPolicy, _ occupancy: Occupancy?) {
    let wait = policy.isAbsent(.queueDepth) ? nil : occupancy?.queueWait
    let setup = policy[.setupAllowance].flatMap { $0.value > .zero ? $0 : nil }
    longest = (wait ?? .zero).adding(setup?.value ?? .zero)
    let queue: [any Reading] = wait == nil ? [] : occupancy?.queueReadings ?? []
    readings = (queue + [setup].compactMap { $0 }).map(\.reading).withoutRepetitions()
    words = [wait.map { "wait in the queue for \($0)" }, setup.map { "be set up for \($0.value)" }].compactMap { $0 }
      .joined(separator: " and ")
    orShorten = wait == nil ? "make the set-up shorter" : "let fewer runs wait"
  }
}
