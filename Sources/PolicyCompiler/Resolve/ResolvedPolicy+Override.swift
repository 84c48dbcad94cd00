import PolicyModel
import PolicyRules
import PolicyTimeline

extension ResolvedPolicy {
  /// The same policy with a voice that wins over everything, also over what the program has fixed.
  package func overridden(by fields: FieldTable) -> ResolvedPolicy {
    let override = Layer(.set, source: "", fields: fields, mayHideFields: false)
    return ResolvedPolicy(
      fields: self.fields, document: document, surface: surface, target: target, layers: layers + [override],
      lineage: lineage,
      relations: relations, acceptances: acceptances, mayHideAcceptances: mayHideAcceptances)
  }

  /// The same policy with other values. Of several for one thing the last holds.
  package func overridden(by overrides: [Override]) -> ResolvedPolicy {
    var fields = FieldTable()
    for case .field(let id, let value) in overrides {
      fields[id] = WrittenField(value, at: document.place, key: document.place)
    }
    return overridden(by: fields)
  }
}

extension RunParameters {
  /// What a run can do in time if the program did other things. Of several for one thing the last holds.
  package func overridden(by overrides: [Override]) -> RunParameters {
    var changed = self
    for case .behaviour(let key, let value) in overrides { changed.behaviour.set(key, to: value) }
    return changed
  }
}

extension Override {
  /// Whether it changes what a single run can do in time.
  package var concernsRuns: Bool {
    switch self {
    case .field(let id, _): ResolvedPolicy.runFields.contains(id)
    case .behaviour(let key, _): ![.capBeforeQueue, .failureCopy, .failureKinds].contains(key)
    }
  }
}
