import PolicyDiagnostics

/// All concrete policies and targets of one project.
package struct ResolvedProject: Sendable {
  /// In the order of their files.
  package let policies: [ResolvedPolicy]
  /// In the order of their files.
  package let targets: [TargetDocument]
  package let configuration: ProjectDocument?
  /// The acceptances in comments, of policies and targets.
  package let placedAcceptances: [PlacedAcceptance]
  /// In the order of their files.
  package let scenarios: [ScenarioDocument]
  /// Files of which nobody knows what they are.
  package let unreadable: [FileID]

  package init(
    policies: [ResolvedPolicy], targets: [TargetDocument], configuration: ProjectDocument?,
    placedAcceptances: [PlacedAcceptance] = [], scenarios: [ScenarioDocument] = [], unreadable: [FileID] = []
  ) {
    self.policies = policies
    self.targets = targets
    self.configuration = configuration
    self.placedAcceptances = placedAcceptances
    self.scenarios = scenarios
    self.unreadable = unreadable
  }
}
