import PolicyModel
import PolicyJSON

/// Records of the agent's own events: `{"t":…,"opencode":{"type":"message.part.delta","properties":{…}}}`.
///
/// A `sync` event wraps another one under its name and version: `{"type":"sync","name":"session.idle.1","data":{…}}`.
struct AgentRecords: Sendable {
  private var filter: SessionFilter
  private var reasoning = KnownNames("parts of reasoning")
  private var calls = KnownNames("open tool calls")

  init(_ filter: SessionFilter) { self.filter = filter }

  mutating func read(_ event: JSONElement) throws(RecordMistake) -> TraceSignal {
    guard let type = try event.object(as: "opencode")["type"] else {
      throw RecordMistake("opencode has no type", at: event.range.lowerBound)
    }
    let isWrapped = type.says("sync")
    let name = isWrapped ? Self.withoutVersion(try event.name("name", of: "a sync event")) : try type.name(as: "type")
    guard let content = isWrapped ? event["data"] : event["properties"] ?? event["data"], content.isObject,
      let session = content["sessionID"] ?? content["part"]?["sessionID"]
    else { return .nothing }
    guard filter.admits(try session.name(as: "sessionID")) else { return .foreign }
    return try signal(of: name, content)
  }

  /// `session.idle.1` is version 1 of `session.idle`.
  private static func withoutVersion(_ name: String) -> String {
    guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return name }
    let version = name.utf8[name.utf8.index(after: point)...]
    let isNumber = !version.isEmpty && version.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    return isNumber ? String(name[..<point]) : name
  }

  /// What a record of the session says; whatever moves no clock is a status.
  private mutating func signal(of name: String, _ content: JSONElement) throws(RecordMistake) -> TraceSignal {
    switch name {
    case "message.part.delta": return try isText(content, unlessSaid: false) ? .event(.text) : .event(.status)
    case "session.next.text.delta": return try isText(content, unlessSaid: true) ? .event(.text) : .event(.status)
    case "message.part.updated": return try part(content)
    case "session.next.tool.called":
      try calls.insert(try content.name("callID", of: "a tool call"), at: content.range.lowerBound)
      return .event(.toolStart)
    case "session.next.tool.success":
      return calls.remove(try content.name("callID", of: "a tool call")) ? .event(.toolEnd) : .event(.status)
    case "session.next.tool.failed":
      _ = calls.remove(try content.name("callID", of: "a tool call"))
      return .event(.status)
    case "permission.asked": return .event(.ask(ApprovalID(try content.name("id", of: "a permission"))))
    case "permission.replied":
      let id = ApprovalID(try content.name("requestID", of: "a reply"))
      return .event(.reply(id, try verdict(of: content)))
    case "session.idle": return .event(.idle)
    case "session.error": return .event(.error)
    default: return .event(.status)
    }
  }

  /// Whether a delta is text that a person sees.
  ///
  /// - Parameter unlessSaid: what a plain string is when no `field` says what it belongs to.
  private func isText(_ content: JSONElement, unlessSaid: Bool) throws(RecordMistake) -> Bool {
    guard let delta = content["delta"] else { return false }
    let says = delta.isString ? content["field"]?.says("text") ?? unlessSaid : delta["type"]?.says("text") ?? false
    guard says else { return false }
    guard let part = content["partID"] else { return true }
    return !reasoning.contains(try part.name(as: "partID"))
  }

  private mutating func part(_ content: JSONElement) throws(RecordMistake) -> TraceSignal {
    let part = try content.object("part", of: "message.part.updated")
    guard let type = part["type"] else { return .event(.status) }
    if type.says("reasoning") {
      try reasoning.insert(try part.name("id", of: "a part"), at: part.range.lowerBound)
      return .event(.reasoning)
    }
    guard type.says("tool"), let status = part["state"]?["status"] else { return .event(.status) }
    return status.says("completed") || status.says("error") ? .event(.toolEnd) : .event(.status)
  }

  private func verdict(of reply: JSONElement) throws(RecordMistake) -> ApprovalReply {
    guard let word = reply["reply"] else { throw RecordMistake("a reply has no reply", at: reply.range.lowerBound) }
    if word.says("once") || word.says("always") { return .approve }
    if word.says("reject") { return .reject }
    throw RecordMistake("reply is none of once, always and reject", at: word.range.lowerBound)
  }
}
