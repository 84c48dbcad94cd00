import PolicySource

/// All concrete policies and targets of one project.
package struct ResolvedProject: Sendable {
  /// What its documents can speak of.
  package let fields: FieldVocabulary
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
    fields: FieldVocabulary = .language, policies: [ResolvedPolicy], targets: [TargetDocument],
    configuration: ProjectDocument?,
    placedAcceptances: [PlacedAcceptance] = [], scenarios: [ScenarioDocument] = [], unreadable: [FileID] = []
  ) {
    self.fields = fields
    self.policies = policies
    self.targets = targets
    self.configuration = configuration
    self.placedAcceptances = placedAcceptances
    self.scenarios = scenarios
    self.unreadable = unreadable
  }

  /// The acceptances in comments of files that some policy rests on; elsewhere they are neither used nor unused.
  package var placedAcceptancesInUse: [Acceptance] {
    if placedAcceptances.isEmpty { return [] }
    let files = Set(policies.flatMap { $0.lineage + ($0.target?.contributors.map(\.file) ?? []) })
    return placedAcceptances.filter { files.contains($0.line.file) }.map(\.acceptance)
  }

  /// Everything that policies accept, in lists and comments, each once, however many policies inherit a list.
  package var acceptances: [Acceptance] {
    var seen: Set<FileID> = []
    let lists = policies.flatMap { policy in
      zip(policy.lineage, policy.acceptances).compactMap { seen.insert($0).inserted ? $1 : nil }
    }
    return lists.joined() + placedAcceptancesInUse
  }
}
