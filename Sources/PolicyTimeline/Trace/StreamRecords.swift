import PolicyJSON

/// Records of the operator stream: `{"t":…,"sse":{"event":"output","data":{"runId":"…","text":"…"}}}`.
///
/// Events and their data are those of the operator contract of fro-bot/agent 0.104.
struct StreamRecords: Sendable {
  private var filter: SessionFilter

  init(_ filter: SessionFilter) { self.filter = filter }

  mutating func read(_ frame: JSONElement) throws(RecordMistake) -> TraceSignal {
    guard let event = try frame.object(as: "sse")["event"] else {
      throw RecordMistake("sse has no event", at: frame.range.lowerBound)
    }
    if event.says("output") { return try admits(frame) == nil ? .foreign : .event(.text) }
    if event.says("status") { return try admits(frame).map(status) ?? .foreign }
    if event.says("approval") { return try admits(frame).map(approval) ?? .foreign }
    // `ready` and `reset` are about the stream, not about the run.
    _ = try event.name(as: "event")
    return .nothing
  }

  /// The data of a frame of the chosen run; nil for another run.
  private mutating func admits(_ frame: JSONElement) throws(RecordMistake) -> JSONElement? {
    let data = try frame.object("data", of: "sse")
    return filter.admits(try data.name("runId", of: "data")) ? data : nil
  }

  private func status(_ data: JSONElement) throws(RecordMistake) -> TraceSignal {
    let phase = try data.name("phase", of: "a status")
    switch phase {
    case "EXECUTING": return .start
    case "COMPLETED": return .event(.idle)
    case "FAILED":
      guard let kind = data["failureKind"] else { return .end }
      return kind.says("stream-ended") ? .event(.eof) : kind.says("session-error") ? .event(.error) : .end
    case "CANCELLED": return .end
    default: return .event(.status)
    }
  }

  /// A settlement does not say what was decided; for the clocks both verdicts are the same, and the other approvals
  /// that a rejection closes have settlements of their own.
  private func approval(_ data: JSONElement) throws(RecordMistake) -> TraceSignal {
    let id = ApprovalID(try data.name("requestID", of: "an approval"))
    guard let settled = data["settled"]?.bool else {
      throw RecordMistake("an approval does not say whether it is settled", at: data.range.lowerBound)
    }
    return .event(settled ? .reply(id, .approve) : .ask(id))
  }
}
