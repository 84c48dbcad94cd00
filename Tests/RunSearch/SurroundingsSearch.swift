/// Lives every run of a small policy with what surrounds it, and tells the rules that some run of it breaks.
///
/// At an instant at which two things happen, what ends is over before what is asked of it.
struct SurroundingsSearch {
  /// One way in which a run can hold its slot.
  private struct Life {
    /// How long its set-up takes.
    let setup: Int
    /// When it gives its slot back.
    let end: Int
    /// Whether its agent works between the two.
    let works: Bool
  }

  private let policy: SmallSurroundings
  private let lives: [Life]
  /// For how long runs can hold their slot.
  private let holds: Set<Int>
  /// For how long runs can wait for a slot: behind none or, one after the other, as many as fit into the queue.
  private let waits: Set<Int>

  init(_ policy: SmallSurroundings) {
    self.policy = policy
    lives = Self.lives(of: policy)
    let holds = Set(lives.map(\.end))
    self.holds = holds
    waits = (0..<(policy.queueDepth ?? 0)).reduce(into: [0]) { waits, _ in
      waits.formUnion(waits.flatMap { wait in holds.map { wait + $0 } })
    }
  }

  /// Each set-up with each end of the agent, by what the program does.
  private static func lives(of policy: SmallSurroundings) -> [Life] {
    guard policy.capStartsWithSlot else {
      return (0...policy.setup).flatMap { setup in
        (0...policy.hardCap).map { Life(setup: setup, end: setup + $0, works: true) }
      }
    }
    return (0...policy.setup).flatMap { setup -> [Life] in
      if setup < policy.hardCap { return (setup...policy.hardCap).map { Life(setup: setup, end: $0, works: true) } }
      // The cap ends this set-up, or the agent fails as it starts.
      let end = policy.setupIsBounded ? policy.hardCap : setup
      return [Life(setup: end, end: end, works: false)]
    }
  }

  /// The rules about a page that some run breaks.
  var brokenOnPage: Set<String> {
    broken([
      ("queued-run-taken-for-orphan", policy.queueStaleAfter.map(someRunWaits)),
      ("queued-run-shown-stale", policy.statusStaleAfter.map(someRunIsShownStaleBeforeWork)),
      ("working-run-shown-stale", policy.statusStaleAfter.map(someRunIsShownStaleAtWork)),
      ("stream-closes-mid-run", policy.streamMaxDuration.map(someRunLives)),
      ("session-expires-mid-run", policy.sessionIdle.map(someRunLives)),
      ("run-index-expires-mid-run", policy.runIndex.map(someRunLives)),
      ("idempotency-expires-mid-run", policy.idempotency.map(someRunLives)),
      ("reconnect-meets-expired-session", someReconnectFails), ("request-closes-mid-check", someRequestIsCut),
    ]).union(brokenAnywhere(settle: 0))
  }

  /// The rules about a job that some run breaks.
  var brokenInJob: Set<String> {
    broken([("job-timeout-below-budget", someTryIsKilled || someJobIsKilled)])
      .union(brokenAnywhere(settle: policy.settle ?? 0))
  }

  private func broken(_ rules: [(String, Bool?)]) -> Set<String> {
    Set(rules.compactMap { id, isBroken in isBroken == true ? id : nil })
  }

  /// The rules about a lock that some run breaks, which in a job holds it until it has settled.
  private func brokenAnywhere(settle: Int) -> Set<String> {
    let isRenewed = policy.heartbeat != 0
    let held = Set(holds.flatMap { hold in (0...settle).map { hold + $0 } })
    return broken([
      ("deploy-orphans-run", someRunIsOrphaned), ("deploy-orphans-waiting-run", someWaitingRunIsOrphaned),
      (
        "lease-expires-between-renewals",
        policy.leaseTTL.map { isRenewed && someRenewalIsLate($0, held) }
      ),
      (
        "lease-expires-mid-run",
        policy.leaseTTL.map { ttl in !isRenewed && held.contains { (0...$0).contains(ttl) } }
      ),
    ])
  }

  // MARK: A run and its page

  private func someRunWaits(_ limit: Int) -> Bool {
    policy.queueDepth != nil && waits.contains { (0...$0).contains(limit) }
  }

  private func someRunLives(_ limit: Int) -> Bool {
    waits.contains { wait in holds.contains { (0...wait + $0).contains(limit) } }
  }

  /// A page opens its stream at some instant of a run, and opens it again when it closes.
  private var someReconnectFails: Bool {
    guard let stream = policy.streamMaxDuration, let session = policy.sessionIdle else { return false }
    return waits.contains { wait in
      holds.contains { hold in
        (0...wait + hold).contains { opened in
          let closed = opened + stream
          return closed <= wait + hold && closed - opened >= session
        }
      }
    }
  }

  /// Each call takes any time up to its limit; one that needs all of it has failed, and no other call follows.
  private var someRequestIsCut: Bool {
    guard let timeout = policy.requestIdleTimeout else { return false }
    let answers: [Int] = (policy.lookup.map { Array(0...$0) } ?? [0]).flatMap { found in
      found == policy.lookup ? [found] : (0...(policy.authorization ?? 0)).map { found + $0 }
    }
    return (policy.lookup != nil || policy.authorization != nil) && answers.contains { $0 >= timeout }
  }

  // MARK: Heartbeats

  /// Whether a lock gets this old in some holder's hands, with one renewal missed; one counts only after its instant.
  private func someRenewalIsLate(_ limit: Int, _ held: Set<Int>) -> Bool {
    guard let interval = policy.heartbeat, interval > 0 else { return false }
    return held.contains { hold in
      let missed: [Int?] = [nil] + (hold > 0 ? (1...hold).map { $0 } : [])
      return missed.contains { missed in
        let sent = stride(from: 0, through: hold, by: interval).filter { $0 != missed }
        return (0...hold).contains { now in now - (sent.last { $0 < now } ?? 0) >= limit }
      }
    }
  }

  /// A launch is a heartbeat; until a run has waited and is set up there is no other.
  private func someRunIsShownStaleBeforeWork(_ limit: Int) -> Bool {
    waits.contains { wait in lives.contains { (0...wait + $0.setup).contains(limit) } }
  }

  /// Whether the last heartbeat of some run gets this old as its agent works, with one heartbeat missed; one is seen only
  /// after the instant in which it is sent.
  private func someRunIsShownStaleAtWork(_ limit: Int) -> Bool {
    guard let interval = policy.heartbeat else { return false }
    return waits.contains { wait in
      lives.contains { life in
        let (start, end) = (wait + life.setup, wait + life.end)
        let all = beats(from: start, until: end)
        return life.works
          && (interval > 0 ? [nil] + all.map { $0 } : [nil]).contains { (missed: Int?) in
            let sent = [0] + all.filter { $0 != missed }
            return (start...end).contains { now in now - (sent.last { $0 < now } ?? 0) >= limit }
          }
      }
    }
  }

  /// The heartbeats between the start of the agent and an instant.
  private func beats(from start: Int, until end: Int) -> [Int] {
    guard let interval = policy.heartbeat, interval > 0 else { return [] }
    return Array(stride(from: start + interval, through: end, by: interval))
  }

  /// A run is cut off when its agent works at the exit; the sweep comes once the program is back, or later.
  private var someRunIsOrphaned: Bool {
    guard let older = policy.olderThan, policy.heartbeat != nil else { return false }
    return lives.contains { life in
      (0...life.end).contains { told in
        let exit = told + exitDelay
        guard life.works, exit >= life.setup, exit < life.end else { return false }
        return isLeftAlone(beats(from: life.setup, until: exit).last ?? 0, exit: exit, older)
      }
    }
  }

  /// A run that waits is left behind whenever the program exits, one in set-up only when the program stops to wait for it.
  private var someWaitingRunIsOrphaned: Bool {
    guard let older = policy.waitingOlderThan else { return false }
    return waits.contains { wait in
      lives.contains { life in
        (0...wait + life.setup).contains { told in
          (told...told + exitDelay).contains { exit in
            let waiting = exit < wait
            let inSetup = told + exitDelay == exit && exit >= wait && exit < wait + life.setup
            return (waiting || inSetup) && isLeftAlone(0, exit: exit, older)
          }
        }
      }
    }
  }

  private var exitDelay: Int { policy.drain.map { min($0, policy.stopGrace ?? $0) } ?? 0 }

  private func isLeftAlone(_ last: Int, exit: Int, _ older: Int) -> Bool {
    (0...1).contains { later in exit + (policy.restartGap ?? 0) + later - last <= older }
  }

  // MARK: A job

  /// How long tries of the step can take that the runner lets go on, in which the agent is set up, works and settles.
  private var tries: [Int] {
    holds.flatMap { hold in (0...(policy.settle ?? 0)).map { hold + $0 } }
  }

  private var someTryIsKilled: Bool { policy.stepTimeout.map { limit in tries.contains { $0 >= limit } } ?? false }

  private var someJobIsKilled: Bool {
    guard let timeout = policy.jobTimeout else { return false }
    // A step with a timeout of its own may do more than the agent, and takes as long as that.
    let longest = policy.stepTimeout ?? tries.max() ?? 0
    return longest * (policy.attempts ?? 1) + (policy.overhead ?? 0) > timeout
  }
}

/// Where what policyc says about what surrounds the runs of a small policy, and what the search finds, disagree.
package struct SurroundingsDisagreements {
  package private(set) var all: [String] = []

  package init(_ policy: SmallSurroundings) {
    let search = SurroundingsSearch(policy)
    let found = policy.check()
    compare("a page", found.page, search.brokenOnPage, Self.ofPages.union(Self.anywhere), policy)
    compare("a job", found.job, search.brokenInJob, Self.ofJobs.union(Self.anywhere), policy)
  }

  private mutating func compare(
    _ place: String, _ said: Set<String>, _ broken: Set<String>, _ rules: Set<String>, _ policy: SmallSurroundings
  ) {
    for rule in said.intersection(rules).symmetricDifference(broken).sorted() {
      all.append("\(rule) on \(place): some run breaks it is \(broken.contains(rule)): \(policy.brief)")
    }
  }

  private static let anywhere: Set = [
    "deploy-orphans-run", "deploy-orphans-waiting-run", "lease-expires-between-renewals", "lease-expires-mid-run",
  ]
  private static let ofPages: Set = [
    "queued-run-taken-for-orphan", "queued-run-shown-stale", "working-run-shown-stale", "stream-closes-mid-run",
    "session-expires-mid-run", "run-index-expires-mid-run", "idempotency-expires-mid-run",
    "reconnect-meets-expired-session", "request-closes-mid-check",
  ]
  private static let ofJobs: Set = ["job-timeout-below-budget"]
}
