import PolicyModel
import PolicyRules
import PolicyTimeline

extension ResolvedPolicy {
  /// What a run can do in time if some values were others; nil when something else that decides it is unknown.
  ///
  /// An override wins over everything, also over what the program has fixed. Of several for one thing the last holds.
  package func runParameters(with overrides: [Override]) -> RunParameters? {
    var fields = FieldTable<WrittenField>()
    for case .field(let id, let value) in overrides {
      fields[id] = WrittenField(value, at: document.place, key: document.place)
    }
    let overriding = Layer(.set, source: "", fields: fields, mayHideFields: false)
    let changed = ResolvedPolicy(
      document: document, surface: surface, target: target, layers: layers + [overriding], lineage: lineage,
      acceptances: acceptances, mayHideAcceptances: mayHideAcceptances)
    guard var parameters = changed.runParameters else { return nil }
    for case .behaviour(let key, let value) in overrides { parameters.behaviour.set(key, value) }
    return parameters
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

extension Behaviour {
  /// - Parameter value: of the key's form.
  fileprivate mutating func set(_ key: BehaviourKey, _ value: BehaviourValue) {
    switch key {
    case .hardCapStarts: hardCapStarts = CapStart(rawValue: value.word) ?? hardCapStarts
    case .setupBounded: setupIsBounded = value.flag
    case .approvalAnchor: approvalAnchor = ApprovalAnchor(rawValue: value.word) ?? approvalAnchor
    case .approvalStops: approvalStops = ApprovalStops(rawValue: value.word) ?? approvalStops
    case .askWithoutDeadline: askWithoutDeadline = AskWithoutDeadline(rawValue: value.word) ?? askWithoutDeadline
    case .rearmDuringApproval: rearmDuringApproval = RearmDuringApproval(rawValue: value.word) ?? rearmDuringApproval
    case .rejectClosesAll: rejectClosesAll = value.flag
    case .tie: tie = Tie(rawValue: value.word) ?? tie
    case .capBeforeQueue: capIsBeforeQueue = value.flag
    case .abortsAgent: abortsAgent = value.flag
    case .failureCopy: failureCopy = value.words.compactMap { Surface(rawValue: $0) }
    case .failureKinds: failureKinds = value.words.compactMap { FailureKind(rawValue: $0) }
    }
  }
}
