import PolicyModel

/// A run that a deploy cuts off: the youngest heartbeat of it that the sweep at the next boot can find.
///
/// A program that is told to stop takes no new run and exits once its runs are over, at the latest after `exitDelay`. A
/// run is cut off when it goes on until then, so its age at the exit is anything from `exitDelay` to just below the time
/// for which it can hold its slot. It sent a heartbeat as it began and one every interval since; the youngest one is sent
/// at the very exit if the run can be so old that an interval is over then.
package struct OrphanedRun: Hashable, Sendable {
  /// The age of the youngest last heartbeat as the program exits.
  package let ageAtExit: Duration
  /// The same at the sweep, which comes at least the gap later.
  package let ageAtBoot: Duration

  /// Nil when no run goes on until the exit.
  ///
  /// - Parameters:
  ///   - slotHold: the longest time for which a run can hold its slot.
  ///   - exitDelay: how long after it is told to stop the program exits at the latest.
  ///   - heartbeat: the interval between heartbeats; nil for one heartbeat as a run begins and none later.
  ///   - gap: the shortest time from the exit to the sweep.
  package init?(slotHold: Duration, exitDelay: Duration, heartbeat: Duration?, gap: Duration) {
    guard slotHold > exitDelay else { return nil }
    ageAtExit = heartbeat.map { Self.age($0, from: exitDelay, until: slotHold) } ?? exitDelay
    ageAtBoot = ageAtExit.adding(gap)
  }

  /// The least time since the last multiple of an interval, over all instants of a range without its end.
  private static func age(_ interval: Duration, from start: Duration, until end: Duration) -> Duration {
    let elapsed = Duration(milliseconds: start.milliseconds % interval.milliseconds)
    guard elapsed > .zero else { return .zero }
    let next = start.adding(interval.subtracting(elapsed))
    return next < end ? .zero : elapsed
  }
}
