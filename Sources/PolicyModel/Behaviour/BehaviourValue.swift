/// What one key of a target's `behaviour` says, of the key's form.
package enum BehaviourValue: Hashable, Sendable {
  case word(String)
  case flag(Bool)
  case list([String])

  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

  func word<Word: LanguageWord>() -> Word? { if case .word(let word) = self { Word(rawValue: word) } else { nil } }

  func list<Word: LanguageWord>() -> [Word]? {
    if case .list(let words) = self { words.compactMap { Word(rawValue: $0) } } else { nil }
  }
}

extension Behaviour {
  /// Nil when a key is missing or has a value of another form.
  ///
  /// - Parameter values: by the place of their key.
  package init?(_ values: [BehaviourValue?]) {
    func value(_ key: BehaviourKey) -> BehaviourValue? { values[key.place] }
    guard let hardCapStarts: CapStart = value(.hardCapStarts)?.word(),
      let setupIsBounded = value(.setupBounded)?.flag,
      let approvalAnchor: ApprovalAnchor = value(.approvalAnchor)?.word(),
      let approvalStops: ApprovalStops = value(.approvalStops)?.word(),
      let askWithoutDeadline: AskWithoutDeadline = value(.askWithoutDeadline)?.word(),
      let rearmDuringApproval: RearmDuringApproval = value(.rearmDuringApproval)?.word(),
      let rejectClosesAll = value(.rejectClosesAll)?.flag, let tie: Tie = value(.tie)?.word(),
      let capIsBeforeQueue = value(.capBeforeQueue)?.flag, let abortsAgent = value(.abortsAgent)?.flag,
      let failureCopy: [Surface] = value(.failureCopy)?.list(),
      let failureKinds: [FailureKind] = value(.failureKinds)?.list()
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
