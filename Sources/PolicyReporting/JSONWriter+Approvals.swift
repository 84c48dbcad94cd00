import PolicyJSON
import PolicyModel
import PolicyTimeline

extension JSONWriter {
  /// Writes the fates of approvals by id: one for an id that was asked once, a list for several asks. The fate of an open
  /// ask is null.
  mutating func member(_ key: String, _ approvals: ApprovalFates) {
    let names = ApprovalNames(approvals.entries.lazy.map(\.id))
    member(key) { writer in
      writer.object { writer in
        for entry in approvals.entries {
          writer.member(names[entry.id]) { writer in
            if entry.fates.count == 1 {
              writer.fate(entry.fates[0])
            } else {
              writer.array(entry.fates) { $0.fate($1) }
            }
          }
        }
      }
    }
  }

  private mutating func fate(_ fate: ApprovalFate?) {
    if let fate { string(fate.rawValue) } else { null() }
  }
}
