import PolicyJSON
import PolicyModel
import PolicyTimeline

extension JSONWriter {
  /// Writes the fates of approvals by id: a word for an id that was asked once, a list for several asks. An open ask is
  /// left out, and so is an id whose only ask is open.
  mutating func member(_ key: String, _ approvals: ApprovalFates) {
    let names = ApprovalNames(approvals.entries.lazy.map(\.id))
    member(key) { writer in
      writer.object { writer in
        for entry in approvals.entries where !entry.closed.isEmpty {
          writer.member(names[entry.id]) { writer in
            if entry.fates.count == 1 {
              writer.string(entry.closed[0].rawValue)
            } else {
              writer.array(entry.closed) { $0.string($1.rawValue) }
            }
          }
        }
      }
    }
  }

  /// What `member(_:_:)` writes.
  static let schemaOfFates: JSONValue = [
    "type": "object", "additionalProperties": .oneOrSeveral(.choice(ApprovalFate.words)),
  ]
}
