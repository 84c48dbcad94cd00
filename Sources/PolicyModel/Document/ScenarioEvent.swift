import PolicySource

package enum ScenarioEvent: Hashable, Sendable {
  case sign(Sign)
  case ask(String)
  case reply(String, ApprovalReply)

  /// An event that its word says in full.
  package enum Sign: String, Vocabulary {
    case text
    case toolStart = "tool-start"
    case toolEnd = "tool-end"
    case reasoning, status, idle, error, eof, cancel
  }

  /// All words of events, in the order in which people are shown them.
  package static let words = Sign.words + [askWord, replyWord]
  package static let askWord = "ask"
  package static let replyWord = "reply"
}
