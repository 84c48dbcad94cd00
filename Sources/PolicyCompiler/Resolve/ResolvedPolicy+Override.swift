import PolicyModel
import PolicyRules
import PolicyTimeline

extension ResolvedPolicy {
  /// What a run can do in time if some values were others; nil when something else that decides it is unknown.
  ///
  /// An override wins over everything, also over what the program has fixed. Of several for one thing the last holds.
  public func runParameters(with overrides: [Override]) -> RunParameters? {
    var fields = FieldTable()
    for case .field(let id, let value) in overrides {
      fields[id] = WrittenField(value, at: document.place, key: document.place)
    }
    let overriding = Layer(.set, source: "", fields: fields, mayHideFields: false)
    let changed = ResolvedPolicy(
      document: document, surface: surface, target: target, layers: layers + [overriding], lineage: lineage,
      acceptances: acceptances, mayHideAcceptances: mayHideAcceptances)
    guard var parameters = changed.runParameters else { return nil }
    for case .behaviour(let key, let value) in overrides { parameters.behaviour.set(key, to: value) }
    return parameters
  }
}

extension Override {
  /// Whether it changes what a single run can do in time.
  public var concernsRuns: Bool {
    switch self {
    case .field(let id, _): ResolvedPolicy.runFields.contains(id)
    case .behaviour(let key, _): ![.capBeforeQueue, .failureCopy, .failureKinds].contains(key)
    }
  }
}
