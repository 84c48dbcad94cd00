import PolicyModel

/// A run of a policy that shows what a statement says: the machine has executed it.
package struct Evidence: Hashable, Sendable {
  package let parameters: RunParameters
  /// The set-up before the agent, which starts at 0.
  package let setup: Duration
  package let steps: [RunStep]
  /// The first sign of the agent, where a clock waits for it.
  private static let sign = RunStep.event(.toolStart, at: .zero)

  /// Nil when the run does not show what it should: a program whose inactivity clock nothing restarts may end every run
  /// before it gets there.
  init?(
    of parameters: RunParameters, setup: Duration = .zero, _ steps: [RunStep], shows: (RunRecord) -> Bool
  ) {
    (self.parameters, self.setup) = (parameters, setup)
    self.steps = (parameters.firstActivity == nil ? [] : [Self.sign]) + steps
    guard shows(record()) else { return nil }
  }

  /// What happens in it.
  package func record() -> RunRecord { RunRecord(parameters, setup: setup, steps: steps) }
}
