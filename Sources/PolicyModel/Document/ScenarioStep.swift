import PolicySource

/// An event of a scenario, once or again and again.
package struct ScenarioStep: Hashable, Sendable {
  /// Since agent start, from 0 to 35 days.
  package let at: Duration
  package let repetition: Repetition?
  package let event: ScenarioEvent

  package struct Repetition: Hashable, Sendable {
    /// At least 1 ms.
    package let every: Duration
    /// The last instant at which it may happen, not before the first.
    package let until: Duration

    package init(every: Duration, until: Duration) {
      self.every = every
      self.until = until
    }
  }

  package init(at: Duration, repetition: Repetition? = nil, _ event: ScenarioEvent) {
    self.at = at
    self.repetition = repetition
    self.event = event
  }

  /// How often it happens.
  package var count: Int64 {
    guard let repetition, repetition.every > .zero, repetition.until >= at else { return 1 }
    return repetition.until.subtracting(at).milliseconds / repetition.every.milliseconds + 1
  }
}
