import PolicyDiagnostics
import PolicyModel

/// Something that happens to a run from outside its clocks.
package enum RunEvent: Hashable, Sendable {
  /// The run leaves the queue; set-up begins.
  case slotGranted
  /// Set-up is done; the agent starts. Without a slot granted before, it is granted now.
  case agentStarted
  /// The agent writes.
  case text
  case toolStart
  case toolEnd
  case reasoning
  case status
  /// The agent asks for an approval.
  case ask(ApprovalID)
  /// Somebody answers.
  case reply(ApprovalID, ApprovalReply)
  /// The agent says that it is done.
  case idle
  case error
  /// The stream of events ends.
  case eof
  case cancel
}

extension RunEvent {
  /// Whether it shows that the agent is there, whatever counts as activity; a reply does, since the agent has asked.
  package var isSignOfAgent: Bool {
    switch self {
    case .text, .toolStart, .toolEnd, .reasoning, .ask, .reply: true
    case .slotGranted, .agentStarted, .status, .idle, .error, .eof, .cancel: false
    }
  }
}

/// The name that an agent gives an ask; two are equal when their bytes are.
package struct ApprovalID: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// As the agent wrote it. It may be anything, so nothing prints it.
  let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  /// The name as it may be shown, with an `x` for each character of a credential in it.
  package var description: String { text.withoutSecrets }

  package static func == (left: ApprovalID, right: ApprovalID) -> Bool {
    var (left, right) = (left.text, right.text)
    return left.withUTF8 { left in right.withUTF8 { left.count == $0.count && left.elementsEqual($0) } }
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
