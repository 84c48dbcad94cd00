import PolicyModel

/// How long a run has waited for people: the time during which at least one approval was open.
struct WaitingTime: Hashable, Sendable {
  private var past = Duration.zero
  private var since: Duration?

  func total(at now: Duration) -> Duration {
    past.adding(since.map { now.subtracting($0) } ?? .zero)
  }

  /// Nothing when it waits already.
  mutating func begin(at now: Duration) { since = since ?? now }

  mutating func end(at now: Duration) {
    past = total(at: now)
    since = nil
  }
}
