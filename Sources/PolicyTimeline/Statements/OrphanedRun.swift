import PolicyModel

/// A run that a deploy cuts off as its agent works: the youngest heartbeat of it that the sweep at the next boot can find.
///
/// A program that is told to stop takes no new run and exits once its runs are over, at the latest after `exitDelay`. A
/// run is cut off when its agent works until then. It sent a heartbeat as it was launched, and one every interval since
/// its set-up was over; the youngest one is sent at the very exit if an interval of some run can be over then.
package struct OrphanedRun: Hashable, Sendable {
  /// The age of the youngest last heartbeat as the program exits.
  package let ageAtExit: Duration
  /// The same at the sweep, which comes at least the gap later.
  package let ageAtBoot: Duration

  /// Nil when no agent works until the exit.
  ///
  /// - Parameters:
  ///   - hold: for how long runs are set up and work.
  ///   - exitDelay: how long after it is told to stop the program exits at the latest.
  ///   - heartbeat: the interval between heartbeats; nil for one heartbeat at the launch and none later.
  ///   - gap: the shortest time from the exit to the sweep.
  package init?(_ hold: SlotHold, exitDelay: Duration, heartbeat: Duration?, gap: Duration) {
    guard exitDelay < hold.endOfWork else { return nil }
    // How long the agent of a run that is cut off has worked, at the least; any longer time below `work` is possible.
    let worked = max(.zero, exitDelay.subtracting(hold.setup))
    let interval = heartbeat ?? hold.work
    // Before its first interval is over there is the heartbeat of the launch alone.
    let early = worked < min(interval, hold.work) ? exitDelay : nil
    let late = heartbeat.flatMap { Self.age($0, from: max($0, worked), until: hold.work) }
    guard let youngest = [early, late].compactMap({ $0 }).min() else { return nil }
    ageAtExit = youngest
    ageAtBoot = youngest.adding(gap)
  }

  /// The least time since the last multiple of an interval, over all instants of a range without its end; nil for none.
  private static func age(_ interval: Duration, from start: Duration, until end: Duration) -> Duration? {
    guard start < end else { return nil }
    let elapsed = Duration(milliseconds: start.milliseconds % interval.milliseconds)
    guard elapsed > .zero else { return .zero }
    let next = start.adding(interval.subtracting(elapsed))
    return next < end ? .zero : elapsed
  }
}
