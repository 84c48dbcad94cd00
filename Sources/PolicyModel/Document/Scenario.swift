import PolicySource

/// A run under the policy of a surface, with what is expected of it. The agent starts at 0.
package struct Scenario: Sendable {
  package let name: Spanned<String>
  package let surface: Surface
  /// Nil where the surface alone tells the policy.
  package let target: Spanned<String>?
  /// How long set-up takes before the agent starts.
  package let setup: Duration
  package let overrides: ScenarioOverrides
  /// In the order of the file, which decides between events of the same instant.
  package let steps: [ScenarioStep]
  package let expectation: ScenarioExpectation

  package init(
    name: Spanned<String>, surface: Surface, target: Spanned<String>?, setup: Duration, overrides: ScenarioOverrides,
    steps: [ScenarioStep], expectation: ScenarioExpectation
  ) {
    self.name = name
    self.surface = surface
    self.target = target
    self.setup = setup
    self.overrides = overrides
    self.steps = steps
    self.expectation = expectation
  }
}
