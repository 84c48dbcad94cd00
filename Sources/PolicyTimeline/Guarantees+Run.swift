import PolicyModel

extension Guarantees {
  /// What the statements prove about every run of a policy; nil without a hard cap.
  ///
  /// - Parameter queueDepth: how many runs may wait behind one; nil where that is not known.
  package init?(_ run: RunParameters, queueDepth: Int64?) {
    guard let guaranteed = GuaranteedWork(run) else { return nil }
    let hold = SlotHold(run)
    let setups = run.longestSetupOnCap > .zero ? [.zero, run.longestSetupOnCap] : [Duration.zero]
    self.init(
      slotHold: hold?.longest, queueDepth: queueDepth,
      queueWait: queueDepth.flatMap { hold?.queueWait(depth: $0) },
      work: (0...3).flatMap { asks in
        setups.map { Work(asks: asks, setup: $0, least: guaranteed.duration(asks: asks, afterSetup: $0)) }
      },
      timelyAsks: run.timelyAsks,
      blindWindow: PolicyTimeline.BlindWindow(run).map { window in
        BlindWindow(
          from: window.from, until: window.until, coversWholeRun: window.coversWholeRun, asksWait: !window.isHarmless)
      },
      clocks: run.clocks, interruption: run.interruption)
  }
}

extension RunParameters {
  /// On the cap's clock, the last ask whose deadline comes before the hard cap, for a program whose cap's clock runs on
  /// meanwhile; nil when after some set-up there is none.
  var lastTimelyAsk: Duration? {
    guard let hardCap, let longest = deadline(remaining: hardCap) else { return nil }
    if hasFlatDeadline { return longest <= hardCap ? hardCap.subtracting(longest) : nil }
    switch behaviour.approvalAnchor {
    case .runStart: return someAskHasNoDeadline ? nil : hardCap.subtracting(longest)
    case .ask:
      let last = hardCap.subtracting(blindBelow).subtracting(.millisecond)
      return last >= longestSetupOnCap ? last : nil
    }
  }

  /// Of a deadline computed once, and of a flat one, what statement 1 leaves; of one computed at each ask, all that have
  /// one.
  fileprivate var timelyAsks: Guarantees.TimelyAsks {
    guard asksArePutToPeople else { return .nobodyIsAsked }
    if approvalsStopCap { return .all }
    guard let range = DeadlineRange(self) else { return .none(.noDeadline) }
    if silenceEndsEveryWait(before: range.shortest) { return .none(.inactivityComesFirst) }
    guard let last = lastTimelyAsk else {
      if hasFlatDeadline { return .none(.hardCapComesFirst) }
      return .none(.longSetup(asksWait: behaviour.askWithoutDeadline == .waits))
    }
    return .through(last, later: fate(ofAskAfter: last))
  }

  /// What becomes of an ask that comes after the last timely one; nil where the run is over by then.
  private func fate(ofAskAfter last: Duration) -> Guarantees.TimelyAsks.Later? {
    if behaviour.approvalAnchor == .runStart || hasFlatDeadline {
      return LateApproval(self)?.lostFrom == nil ? nil : .openAtHardCap
    }
    if behaviour.askWithoutDeadline == .rejected { return .rejectedAtOnce }
    return firstAskOpenAtCap(from: last.adding(.millisecond), setup: .zero) == nil ? nil : .openAtHardCap
  }

  /// By statement 5: an agent is safe from the window only where what it does restarts it, and its waits are safe.
  fileprivate var interruption: Guarantees.Interruption {
    let mayFire = inactivity != nil && !UnreachableClock.clocks(in: self).contains { $0.part == .inactivity }
    if mayFire, activity.isDisjoint(with: [.text, .tool]) { return .runs }
    return InterruptedWait(self) == nil ? .none : .waits
  }

  fileprivate var clocks: [Guarantees.Clock] {
    let dead = UnreachableClock.clocks(in: self)
    func isDead(_ part: UnreachableClock.Part) -> Bool { dead.contains { $0.part == part } }
    typealias Clock = Guarantees.Clock
    return [
      Clock("run.hard_cap", isDead(.hardCap) ? .inactivityComesFirst : nil),
      Clock("run.inactivity", inactivity == nil ? .isOff : isDead(.inactivity) ? .capComesFirst : nil),
    ] + (firstActivity == nil ? [] : [Clock("run.first_activity", obstacleToFirstActivity(among: dead))])
      + [obstacleToDeadlines.map { Clock("approval.deadline", $0) }].compactMap { $0 }
      + (asksArePutToPeople && totalWait != nil && approvalsStopCap
        ? [Clock("approval.total_wait", .endsOnlyAsks)] : [])
  }

  private func obstacleToFirstActivity(among dead: [UnreachableClock]) -> Guarantees.Clock.Obstacle? {
    switch dead.first(where: { $0.part == .firstActivity })?.reason {
    case nil: nil
    case .windowIsShorter: .windowIsShorter
    default: .capComesFirst
    }
  }

  /// Why the deadlines of asks end no run; nil where no ask has one by the formula.
  private var obstacleToDeadlines: Guarantees.Clock.Obstacle? {
    guard asksArePutToPeople, deadline(remaining: hardCap) != nil, let range = DeadlineRange(self) else { return nil }
    return silenceEndsEveryWait(before: range.shortest) ? .inactivityComesFirst : .endsOnlyAsks
  }
}
