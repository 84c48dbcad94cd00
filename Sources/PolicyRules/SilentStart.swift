import PolicyModel

/// The longest time from the launch of a run, which counts as a heartbeat, until its set-up is over; the next heartbeat
/// comes an interval later.
struct SilentStart {
  /// The wait in the queue; nil where there is no queue, or nobody knows how long it is.
  let wait: Duration?
  /// The longest set-up; without one that nobody states.
  let setup: Duration
  /// The longest set-up after which an agent works.
  let setupBeforeWork: Duration
  /// What decides both, the weightiest value first.
  let readings: [any Reading]

  init(_ policy: ResolvedPolicy, _ occupancy: Occupancy?) {
    wait = policy.isAbsent(.queueDepth) ? nil : occupancy?.queueWait
    let stated = policy[.setupAllowance].flatMap { $0.value > .zero ? $0 : nil }
    let allowed = stated?.value ?? .zero
    setup = min(allowed, occupancy?.hold.longestSetup ?? allowed)
    setupBeforeWork = min(allowed, occupancy?.hold.setup ?? allowed)
    let queue: [any Reading] = wait == nil ? [] : occupancy?.queueReadings ?? []
    readings = (queue + [stated].compactMap { $0 }).map(\.reading).withoutRepetitions()
  }

  /// Until no agent works yet.
  var longest: Duration { (wait ?? .zero).adding(setup) }
  /// Until an agent works.
  var beforeWork: Duration { (wait ?? .zero).adding(setupBeforeWork) }

  /// "wait in the queue for 2h30m and be set up for 5m45s"; empty where neither takes any time.
  var words: String {
    [wait.map { "wait in the queue for \($0)" }, setup > .zero ? "be set up for \(setup)" : nil].compactMap { $0 }
      .joined(separator: " and ")
  }

  /// What else than a longer limit helps to be below it.
  func orShorten(below limit: Duration) -> String {
    wait == nil || setup >= limit ? "make the set-up shorter" : "let fewer runs wait"
  }
}
