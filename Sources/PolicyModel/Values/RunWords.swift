/// How a run ends, leaving the reason aside.
package enum RunResult: String, Vocabulary {
  case succeeded, failed, cancelled
}

/// How an ask ends.
package enum ApprovalFate: String, Vocabulary {
  case approved, rejected, expired
  /// The run ended without it.
  case lost
}

/// What somebody answers to an ask.
package enum ApprovalReply: String, Vocabulary {
  case approve, reject
}
