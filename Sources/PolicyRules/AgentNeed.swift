import PolicyModel

/// The longest time that the agent needs in its step: set-up and the run, and then to settle.
struct AgentNeed {
  /// Set-up and the run; where something that decides it is not known, or nothing bounds it, what is certain of it.
  let run: Duration
  /// Set-up that the hard cap does not see, of that.
  let setup: Duration
  /// What the step still does when the run has ended; zero where nobody says.
  let settle: Duration
  /// What decides it, the weightiest value first.
  let readings: [any Reading]

  private let cap: Duration
  /// What set-up takes by itself, however low the cap is, of a set-up that counts against it.
  private let setupAlone: Duration

  var longest: Duration { run.adding(settle) }

  /// Below which hard cap the agent needs less than a limit; nil where no cap helps, or something else decides.
  func cap(fitting limit: Duration) -> Duration? {
    let fitting = limit.subtracting(settle).subtracting(setup)
    return run == cap.adding(setup) && fitting > setupAlone ? fitting : nil
  }

  /// Nil when a part of it is not resolved.
  init?(_ policy: ResolvedPolicy) {
    guard let cap = policy[.hardCap], !policy.isUnknown(.jobSettle) else { return nil }
    let occupancy = Occupancy(policy)
    let settling = policy[.jobSettle]
    let allowed = policy[.setupAllowance]
    let isOutside = policy.behaviour?.hardCapStarts == .agentStart
    self.cap = cap.value
    setup = isOutside ? allowed?.value ?? .zero : .zero
    setupAlone = isOutside || policy.behaviour?.setupIsBounded ?? true ? .zero : allowed?.value ?? .zero
    run = occupancy?.slotHold ?? cap.value.adding(setup)
    settle = settling?.value ?? .zero
    let certain: [any Reading] = [cap] + [isOutside ? allowed : nil].compactMap { $0 }
    readings = (occupancy?.holdReadings ?? certain) + [settling].compactMap { $0 }
  }

  /// "the hard cap ends the run after 20m, and settling takes 2m more".
  var words: String {
    let until =
      switch true {
      case _ where run == cap: "the hard cap ends the run after \(cap)"
      case _ where setup > .zero: "set-up and the run may take \(run)"
      default: "the run may take \(run)"
      }
    return until + (settle > .zero ? ", and settling takes \(settle) more" : "")
  }
}
