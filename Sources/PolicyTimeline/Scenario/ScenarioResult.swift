import PolicyDiagnostics
import PolicyModel

/// What became of one scenario.
package struct ScenarioResult: Sendable {
  package enum Verdict: Sendable {
    case passed
    /// At least one.
    case failed([ScenarioMismatch])
    /// Why it could not run, as a message and what to do about it.
    case notRun(String, help: String)

    package var isNotRun: Bool {
      if case .notRun = self { true } else { false }
    }
  }

  package let scenario: Scenario
  package let verdict: Verdict
  /// The program that runs the surface, as people call it; nil when it is not known.
  package let program: String?
  /// Nil when it could not run.
  package let run: ScenarioRun?
  /// What a pass says about the clocks of the policy.
  package let traces: CoverageTraces

  package init(
    _ scenario: Scenario, _ verdict: Verdict, program: String? = nil, run: ScenarioRun? = nil,
    traces: CoverageTraces = CoverageTraces()
  ) {
    self.scenario = scenario
    self.verdict = verdict
    self.program = program
    self.run = run
    self.traces = traces
  }
}
