import PolicyModel

/// What drives the machine: events from outside, and timers when their instant has come.
extension RunModel {
  /// Lets everything happen that is due before an instant, and then the event.
  ///
  /// - Returns: What the machine did, in order; empty for most events.
  @discardableResult
  package mutating func feed(_ event: RunEvent, at instant: Duration) -> [Occurrence] {
    moveOn(before: instant)
    switch stage {
    case .queued: applyInQueue(event)
    case .setup: applyInSetup(event)
    case .running: apply(event)
    case .ended: break
    }
    return takeOccurrences()
  }

  /// Lets everything happen that is due at or before an instant, as at the end of a recording.
  @discardableResult
  package mutating func pass(through instant: Duration) -> [Occurrence] {
    moveOn(before: instant)
    fireTimers(through: instant)
    return takeOccurrences()
  }

  /// Lets every clock fire that is still to fire; without a clock the run does not end.
  @discardableResult
  package mutating func runOut() -> [Occurrence] {
    fireTimers(through: Duration(milliseconds: .max))
    return takeOccurrences()
  }

  /// Activity of a kind that counts at every millisecond from now up to and including an instant.
  ///
  /// The same as feeding it so often, in as many steps as there are deadlines on the way; nothing when no kind counts.
  @discardableResult
  package mutating func work(through end: Duration) -> [Occurrence] {
    guard stage == .running, end >= now, !parameters.activity.isEmpty else {
      moveOn(before: end)
      return takeOccurrences()
    }
    hasOutput = hasOutput || parameters.activity.contains(.text)
    firstSign.cancel(at: now)
    var start = now
    while stage == .running, start <= end {
      let rearms = activityCounts
      if rearms { inactivity.start(at: start) }
      let next = nextTimer(besidesInactivity: rearms)?.at ?? end
      now = min(end, max(start, next))
      if rearms { inactivity.start(atEveryMillisecondFrom: start, through: now) }
      guard next < end else { break }
      fireTimers(through: now)
      start = now.adding(Duration(milliseconds: 1))
    }
    return takeOccurrences()
  }

  /// Lets everything happen that is due before an instant and makes it the present, unless the run has ended.
  private mutating func moveOn(before instant: Duration) {
    fireTimers(through: instant.subtracting(Duration(milliseconds: 1)))
    if outcome == nil { now = max(now, instant) }
  }

  private mutating func takeOccurrences() -> [Occurrence] {
    guard !occurrences.isEmpty else { return [] }
    defer { occurrences.removeAll() }
    return occurrences
  }

  // MARK: Queue and set-up

  private mutating func applyInQueue(_ event: RunEvent) {
    switch event {
    case .slotGranted, .agentStarted:
      stage = .setup
      log(.slotGranted)
      if parameters.behaviour.hardCapStarts == .slotGrant { startCap() }
      if event == .agentStarted { startAgent() }
    case .cancel: end(.cancelled, .cancelled)
    default: break
    }
  }

  private mutating func applyInSetup(_ event: RunEvent) {
    switch event {
    case .agentStarted: startAgent()
    case .cancel: end(.cancelled, .cancelled)
    default: break
    }
  }

  private mutating func startCap() {
    capStart = now
    cap.start(at: now)
  }

  private mutating func startAgent() {
    if capStart == nil { startCap() }
    stage = .running
    agentStart = now
    remainingAtStart = cap.left(at: now).map { max(.zero, $0) }
    latestDeadline = parameters.mode == .prompt ? parameters.deadline(remaining: remainingAtStart) : nil
    log(.agentStarted(remaining: remainingAtStart, deadline: latestDeadline))
    inactivity.start(at: now)
    firstSign.start(at: now)
    if remainingAtStart == .zero { end(.failed, .timeout) }
  }

  // MARK: Timers

  private enum Timer { case deadline, inactivity, cap }

  /// The timer that fires next, and when; of several at the same time the one that goes first.
  private func nextTimer(besidesInactivity: Bool = false) -> (timer: Timer, at: Duration)? {
    var next: (timer: Timer, at: Duration)?
    func consider(_ timer: Timer, _ instant: Duration?) {
      guard let instant, next.map({ instant < $0.at }) ?? true else { return }
      next = (timer, instant)
    }
    switch stage {
    case .queued, .ended: break
    case .setup: if parameters.behaviour.setupIsBounded { consider(.cap, cap.firesAt) }
    case .running:
      let silence = [besidesInactivity ? nil : inactivity.firesAt, firstSign.firesAt].compactMap { $0 }.min()
      consider(.deadline, approvals.first?.deadline)
      if parameters.behaviour.tie == .inactivity { consider(.inactivity, silence) }
      consider(.cap, cap.firesAt)
      consider(.inactivity, silence)
    }
    return next
  }

  private mutating func fireTimers(through instant: Duration) {
    while let (timer, due) = nextTimer(), due <= instant {
      now = max(now, due)
      switch timer {
      case .cap: end(.failed, .timeout)
      case .inactivity: end(.failed, .inactivityTimeout)
      case .deadline: expireFirst()
      }
    }
  }
}
