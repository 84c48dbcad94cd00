import PolicyModel

/// A limit of a policy that a run can stay below, reach or exceed.
package enum CoveredClock: String, Vocabulary {
  case hardCap = "run.hard_cap"
  case inactivity = "run.inactivity"
  case firstActivity = "run.first_activity"
  case approvalDeadline = "approval.deadline"
  case totalWait = "approval.total_wait"
  /// The life of the token with which a person answers, which no wait for an approval should outlast.
  case token

  /// The fields that make the clock what it is; a scenario that overrides one of them shows nothing about it.
  package var fields: [FieldID] {
    switch self {
    case .hardCap: [.hardCap]
    case .inactivity: [.inactivity]
    case .firstActivity: [.firstActivity]
    case .approvalDeadline:
      [.hardCap, .approvalFlat, .approvalShare, .approvalFloor, .approvalCeiling, .approvalClearance]
    case .totalWait: [.approvalTotalWait]
    case .token: []
    }
  }
}
