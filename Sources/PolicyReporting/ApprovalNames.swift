import PolicyTimeline

/// The names of approvals as they may be shown; of those that look alike without their credentials, each has a number.
struct ApprovalNames {
  private var names: [ApprovalID: String] = [:]

  /// - Parameter ids: in the order in which they are shown; one may come several times.
  init(_ ids: some Sequence<ApprovalID>) {
    var used: Set<String> = []
    var next: [String: Int] = [:]
    for id in ids where names[id] == nil {
      let name = id.description
      var (number, shown) = (next[name] ?? 1, name)
      if number > 1 { shown = "\(name) (\(number))" }
      while !used.insert(shown).inserted {
        number += 1
        shown = "\(name) (\(number))"
      }
      next[name] = number + 1
      names[id] = shown
    }
  }

  subscript(id: ApprovalID) -> String { names[id] ?? id.description }
}
