/// All concrete policies and targets of one project.
package struct ResolvedProject: Sendable {
  /// In the order of their files.
  package let policies: [ResolvedPolicy]
  /// In the order of their files.
  package let targets: [TargetDocument]
  package let configuration: ProjectDocument?
  /// The acceptances in comments, of policies and targets.
  package let placedAcceptances: [PlacedAcceptance]

  package init(
    policies: [ResolvedPolicy], targets: [TargetDocument], configuration: ProjectDocument?,
    placedAcceptances: [PlacedAcceptance] = []
  ) {
    self.policies = policies
    self.targets = targets
    self.configuration = configuration
    self.placedAcceptances = placedAcceptances
  }
}
