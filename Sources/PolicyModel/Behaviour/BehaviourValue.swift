/// What one key of a target's `behaviour` says, of the key's form.
package enum BehaviourValue: Hashable, Sendable {
  case word(String)
  case flag(Bool)
  case list([String])

  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

  func word<Word: Vocabulary>() -> Word? { if case .word(let word) = self { Word(rawValue: word) } else { nil } }

  func list<Word: Vocabulary>() -> [Word]? {
    if case .list(let words) = self { words.compactMap { Word(rawValue: $0) } } else { nil }
  }
}

extension Behaviour {
  /// Nil when a key is missing or has a value of another form.
  package init?(_ values: [BehaviourKey: BehaviourValue]) {
    guard let hardCapStarts: CapStart = values[.hardCapStarts]?.word(),
      let setupIsBounded = values[.setupBounded]?.flag,
      let approvalAnchor: ApprovalAnchor = values[.approvalAnchor]?.word(),
      let approvalStops: ApprovalStops = values[.approvalStops]?.word(),
      let askWithoutDeadline: AskWithoutDeadline = values[.askWithoutDeadline]?.word(),
      let rearmDuringApproval: RearmDuringApproval = values[.rearmDuringApproval]?.word(),
      let rejectClosesAll = values[.rejectClosesAll]?.flag, let tie: Tie = values[.tie]?.word(),
      let capIsBeforeQueue = values[.capBeforeQueue]?.flag, let abortsAgent = values[.abortsAgent]?.flag,
      let failureCopy: [Surface] = values[.failureCopy]?.list(),
      let failureKinds: [FailureKind] = values[.failureKinds]?.list()
    else { return nil }
    self.init(
      hardCapStarts: hardCapStarts, setupIsBounded: setupIsBounded, approvalAnchor: approvalAnchor,
      approvalStops: approvalStops, askWithoutDeadline: askWithoutDeadline, rearmDuringApproval: rearmDuringApproval,
      rejectClosesAll: rejectClosesAll, tie: tie, capIsBeforeQueue: capIsBeforeQueue, abortsAgent: abortsAgent,
      failureCopy: failureCopy, failureKinds: failureKinds)
  }

  /// Replaces what one key says; a value of another form changes nothing.
  package mutating func set(_ key: BehaviourKey, to value: BehaviourValue) {
    switch key {
    case .hardCapStarts: hardCapStarts = value.word() ?? hardCapStarts
    case .setupBounded: setupIsBounded = value.flag ?? setupIsBounded
    case .approvalAnchor: approvalAnchor = value.word() ?? approvalAnchor
    case .approvalStops: approvalStops = value.word() ?? approvalStops
    case .askWithoutDeadline: askWithoutDeadline = value.word() ?? askWithoutDeadline
    case .rearmDuringApproval: rearmDuringApproval = value.word() ?? rearmDuringApproval
    case .rejectClosesAll: rejectClosesAll = value.flag ?? rejectClosesAll
    case .tie: tie = value.word() ?? tie
    case .capBeforeQueue: capIsBeforeQueue = value.flag ?? capIsBeforeQueue
    case .abortsAgent: abortsAgent = value.flag ?? abortsAgent
    case .failureCopy: failureCopy = value.list() ?? failureCopy
    case .failureKinds: failureKinds = value.list() ?? failureKinds
    }
  }
}
