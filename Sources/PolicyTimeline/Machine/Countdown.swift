import PolicyModel

/// A clock that fires a fixed span after it was last started, and can stand still in between.
struct Countdown: Hashable, Sendable {
  private enum State: Hashable, Sendable {
    case running(until: Duration)
    case stopped(left: Duration)
  }

  /// At least 1 ms; nil for a clock that is not there.
  private let span: Duration?
  private var state: State?
  /// The least that was left whenever it was stopped or started anew.
  private var least: Duration?

  /// A clock that does not run before it is started.
  init(_ span: Duration?) { self.span = span.map { max($0, Duration(milliseconds: 1)) } }

  /// When it fires if nothing happens; nil while it stands still or is not there.
  var firesAt: Duration? {
    if case .running(let until) = state { until } else { nil }
  }

  /// What is left of it; negative when it is overdue, nil when it never started.
  func left(at now: Duration) -> Duration? {
    switch state {
    case .running(let until): until.subtracting(now)
    case .stopped(let left): left
    case nil: nil
    }
  }

  /// The closest that it came to firing, up to now; zero when it fired.
  func margin(at now: Duration) -> Duration? {
    guard let left = left(at: now) else { return least }
    return max(.zero, min(least ?? left, left))
  }

  mutating func start(at now: Duration) {
    guard let span else { return }
    least = margin(at: now)
    state = .running(until: now.adding(span))
  }

  mutating func stop(at now: Duration) {
    guard case .running(let until) = state else { return }
    least = margin(at: now)
    state = .stopped(left: until.subtracting(now))
  }

  mutating func goOn(at now: Duration) {
    guard case .stopped(let left) = state else { return }
    state = .running(until: now.adding(left))
  }

  /// Ends it: it fires no more.
  mutating func cancel(at now: Duration) {
    least = margin(at: now)
    state = nil
  }

  /// Starts it anew at every millisecond of a stretch of time.
  mutating func start(atEveryMillisecondFrom first: Duration, through last: Duration) {
    guard let span, first <= last else { return }
    start(at: first)
    guard first < last else { return }
    least = min(least ?? span, span.subtracting(Duration(milliseconds: 1)))
    state = .running(until: last.adding(span))
  }
}
