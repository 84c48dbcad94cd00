import PolicyDiagnostics

/// All concrete policies and targets of one project.
package struct ResolvedProject: Sendable {
  /// In the order of their files.
  package let policies: [ResolvedPolicy]
  /// In the order of their files.
  package let targets: [TargetDocument]
  package let configuration: ProjectDocument?
  /// In the order of their files.
  package let scenarios: [ScenarioDocument]
  /// Files of which nobody knows what they are.
  package let unreadable: [FileID]

  package init(
    policies: [ResolvedPolicy], targets: [TargetDocument], configuration: ProjectDocument?,
    scenarios: [ScenarioDocument] = [], unreadable: [FileID] = []
  ) {
    self.policies = policies
    self.targets = targets
    self.configuration = configuration
    self.scenarios = scenarios
    self.unreadable = unreadable
  }
}
