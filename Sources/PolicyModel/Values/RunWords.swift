/// How a run ends, leaving the reason aside.
public enum RunResult: String, Vocabulary {
  case succeeded, failed, cancelled

  public static let words = allCases.map(\.rawValue)
}

/// How an ask ends.
public enum ApprovalFate: String, Vocabulary {
  case approved, rejected, expired
  /// The run ended without it.
  case lost

  public static let words = allCases.map(\.rawValue)
}

/// What somebody answers to an ask.
public enum ApprovalReply: String, Vocabulary {
  case approve, reject

  public static let words = allCases.map(\.rawValue)
}
