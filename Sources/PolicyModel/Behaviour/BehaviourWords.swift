/// Where the clock of the hard cap begins (`hard_cap_starts`).
package enum CapStart: String, Vocabulary {
  case slotGrant = "slot-grant"
  case agentStart = "agent-start"

  package static let words = allCases.map(\.rawValue)
}

/// The clocks that stand still while an approval is open (`approval_stops`).
package enum ApprovalStops: String, Vocabulary {
  case nothing, inactivity
  case inactivityAndCap = "inactivity-and-cap"

  package static let words = allCases.map(\.rawValue)
}

/// What happens to an ask that comes too late for a deadline (`ask_without_deadline`).
package enum AskWithoutDeadline: String, Vocabulary {
  case waits, rejected

  package static let words = allCases.map(\.rawValue)
}

/// What restarts the inactivity clock while another approval is open (`rearm_during_approval`).
package enum RearmDuringApproval: String, Vocabulary {
  /// Any activity, and each of several replies.
  case anyActivity = "any-activity"
  /// Nothing before the reply that closes the last one.
  case lastReply = "last-reply"

  package static let words = allCases.map(\.rawValue)
}

/// The kind reported when cap and inactivity fire in the same millisecond (`tie`).
package enum Tie: String, Vocabulary {
  case inactivity, timeout

  package static let words = allCases.map(\.rawValue)
}
