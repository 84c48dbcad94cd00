import PolicySource

/// All concrete policies and targets of one project.
public struct ResolvedProject: Sendable {
  /// In the order of their files.
  public let policies: [ResolvedPolicy]
  /// In the order of their files.
  public let targets: [TargetDocument]
  public let configuration: ProjectDocument?
  /// The acceptances in comments, of policies and targets.
  public let placedAcceptances: [PlacedAcceptance]
  /// In the order of their files.
  public let scenarios: [ScenarioDocument]
  /// Files of which nobody knows what they are.
  public let unreadable: [FileID]

  public init(
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
