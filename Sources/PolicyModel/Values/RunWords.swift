/// How a run ends, leaving the reason aside.
package enum RunResult: String, Vocabulary {
  case succeeded, failed, cancelled

  package static let words = allCases.map(\.rawValue)
}

/// How an ask ends.
package enum ApprovalFate: String, Vocabulary {
  case approved, rejected, expired
  /// The run ended without it.
  case lost

  package static let words = allCases.map(\.rawValue)
}

/// What somebody answers to an ask.
package enum ApprovalReply: String, Vocabulary {
  case approve, reject

  package static let words = allCases.map(\.rawValue)
}
