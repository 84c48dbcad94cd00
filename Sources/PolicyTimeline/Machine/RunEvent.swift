import PolicyModel

/// Something that happens to a run from outside its clocks.
public enum RunEvent: Hashable, Sendable {
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

/// The name that an agent gives an ask; two are equal when their bytes are.
public struct ApprovalID: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let description: String

  public init(_ text: String) { description = text }
  public init(stringLiteral text: String) { description = text }

  public static func == (left: ApprovalID, right: ApprovalID) -> Bool {
    var (left, right) = (left.description, right.description)
    return left.withUTF8 { left in right.withUTF8 { left.count == $0.count && left.elementsEqual($0) } }
  }

  public func hash(into hasher: inout Hasher) {
    var text = description
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
