import PolicyModel
import PolicySource
import PolicyJSON

/// policyc's own records: `{"t":1200,"event":"ask","id":"per_1"}`.
struct PlainRecords: Sendable {
  private static let events: [(word: String, event: RunEvent)] = [
    ("text", .text), ("tool-start", .toolStart), ("tool-end", .toolEnd), ("reasoning", .reasoning),
    ("status", .status), ("idle", .idle), ("error", .error), ("eof", .eof), ("cancel", .cancel),
  ]

  func read(_ record: JSONElement, _ event: JSONElement) throws(RecordMistake) -> TraceSignal {
    for known in Self.events where event.says(known.word) { return .event(known.event) }
    if event.says("ask") { return .event(.ask(ApprovalID(try record.name("id", of: "an ask")))) }
    if event.says("reply") {
      let id = ApprovalID(try record.name("id", of: "a reply"))
      return .event(.reply(id, try verdict(of: record)))
    }
    let name = try event.name(as: "event")
    let question = Suggestions.question(for: name, among: Self.events.map(\.word) + ["ask", "reply"])
    throw RecordMistake(
      "there is no such event" + (question.map { "; \($0)" } ?? ""), at: event.range.lowerBound)
  }

  private func verdict(of record: JSONElement) throws(RecordMistake) -> ApprovalReply {
    guard let reply = record["reply"] else { throw RecordMistake("a reply has no reply", at: record.range.lowerBound) }
    for verdict in ApprovalReply.allCases where reply.says(verdict.rawValue) { return verdict }
    throw RecordMistake("reply is neither approve nor reject", at: reply.range.lowerBound)
  }
}
