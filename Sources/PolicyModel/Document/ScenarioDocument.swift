import PolicySource

/// One scenario file as written: runs with what is expected of them.
package struct ScenarioDocument: Sendable {
  package let file: FileID
  /// Those that could be read in full, in the order of the file.
  package let scenarios: [Scenario]

  /// The most events that the scenarios of one file may expand to together.
  package static let mostEvents: Int64 = 1_000_000

  package init(file: FileID, scenarios: [Scenario]) {
    self.file = file
    self.scenarios = scenarios
  }
}

/// What one scenario changes of its policy and target, under `with`.
package struct ScenarioOverrides: Sendable {
  /// Stronger than every other voice, fixed values included.
  package var fields = FieldTable()
  package var behaviour: [BehaviourKey: BehaviourValue] = [:]

  package init() {}
}
