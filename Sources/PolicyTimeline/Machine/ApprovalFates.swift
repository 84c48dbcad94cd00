import PolicyModel

/// The fates of a run's approvals, grouped by the id that the agent gives an ask.
///
/// An agent can ask under one id several times: a closed approval keeps its fate, and the next ask has one of its own.
/// Memory is proportional to the asks that are kept.
package struct ApprovalFates: Sendable {
  /// The most asks of a recording that are kept.
  package static let most = 10_000

  /// All asks under one id that are kept.
  package struct Entry: Hashable, Sendable {
    package let id: ApprovalID
    /// One fate for each ask, in the order of asking; nil while an ask is open, which only the last one can be.
    package internal(set) var fates: [ApprovalFate?]

    package init(id: ApprovalID, fates: [ApprovalFate?]) {
      self.id = id
      self.fates = fates
    }

    /// The fates of the asks that were closed.
    package var closed: [ApprovalFate] { fates.compactMap { $0 } }

    /// A word for each ask, "still open" for an open one; of many asks the first ones and how many more there are.
    package var words: [String] {
      let shown = fates.prefix(Self.mostWords).map { $0?.rawValue ?? "still open" }
      let more = fates.count - shown.count
      return shown + (more > 0 ? ["\(more) more"] : [])
    }

    private static let mostWords = 8
  }

  /// One entry for each id, in the order in which the ids were first asked.
  package private(set) var entries: [Entry] = []
  /// How many asks came after the last one that is kept.
  package private(set) var omitted = 0
  private var places: [ApprovalID: Int] = [:]
  private var kept = 0
  private let most: Int

  /// - Parameter most: how many asks are kept.
  package init(most: Int = Self.most) { self.most = most }

  /// The entry of an id; nil for an id that was never asked.
  package subscript(id: ApprovalID) -> Entry? { places[id].map { entries[$0] } }

  mutating func note(_ occurrences: [Occurrence]) {
    for occurrence in occurrences {
      switch occurrence.kind {
      case .opened(let approval): add(approval.id, nil)
      case .closed(let closed) where closed.cause == .atOnce: add(closed.approval.id, closed.fate)
      case .closed(let closed): close(closed.approval.id, closed.fate)
      default: break
      }
    }
  }

  private mutating func add(_ id: ApprovalID, _ fate: ApprovalFate?) {
    guard kept < most else {
      omitted += 1
      return
    }
    kept += 1
    if let place = places[id] {
      entries[place].fates.append(fate)
    } else {
      places[id] = entries.count
      entries.append(Entry(id: id, fates: [fate]))
    }
  }

  /// Closes the open ask of an id; an ask that is not kept leaves the entry as it is.
  private mutating func close(_ id: ApprovalID, _ fate: ApprovalFate) {
    guard let place = places[id], let last = entries[place].fates.indices.last, entries[place].fates[last] == nil else {
      return
    }
    entries[place].fates[last] = fate
  }
}
