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

  /// The acceptances in comments of files that some policy rests on; elsewhere they are neither used nor unused.
  public var placedAcceptancesInUse: [Acceptance] {
    let files = Set(policies.flatMap { $0.lineage + ($0.target?.contributors.map(\.file) ?? []) })
    return placedAcceptances.filter { files.contains($0.line.file) }.map(\.acceptance)
  }

  /// Everything that policies accept, in lists and comments, each once, however many policies inherit a list.
  public var acceptances: [Acceptance] {
    var seen: Set<FileID> = []
    let lists = policies.flatMap { policy in
      zip(policy.lineage, policy.acceptances).compactMap { seen.insert($0).inserted ? $1 : nil }
    }
    return lists.joined() + placedAcceptancesInUse
  }
}
