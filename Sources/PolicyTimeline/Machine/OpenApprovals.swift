import PolicyModel

/// The asks that are open, in the order in which they were asked, which is also the order of their deadlines.
///
/// Both orders agree because a later ask of one run never has an earlier deadline: with the deadline computed once, the
/// span is the same; computed at each ask, the deadline lies x − D(x) before the cap, which by the lemma does not grow as
/// the remaining time x shrinks; and what is left of a total wait ends at one instant for all. Asks without a deadline
/// come last, since D is none below a bound.
///
/// Opening and closing cost amortised constant time; memory is proportional to the most that were open at once.
struct OpenApprovals: Sendable {
  struct Ticket: Hashable, Sendable {
    let serial: Int
    let id: ApprovalID
  }

  private var open: [ApprovalID: (serial: Int, approval: OpenApproval)] = [:]
  /// Closed ones leave their ticket behind until the next tidying.
  private(set) var tickets: [Ticket] = []
  private var firstTicket = 0
  private var nextSerial = 0

  var isEmpty: Bool { open.isEmpty }
  var count: Int { open.count }

  func contains(_ id: ApprovalID) -> Bool { open[id] != nil }

  /// The one that was asked first.
  var first: OpenApproval? {
    guard firstTicket < tickets.count else { return nil }
    return approval(of: tickets[firstTicket])
  }

  /// Those that come first and have a deadline at one instant.
  func due(at instant: Duration) -> some Sequence<OpenApproval> {
    tickets[firstTicket...].lazy.compactMap { approval(of: $0) }.prefix { $0.deadline == instant }
  }

  mutating func insert(_ approval: OpenApproval) {
    open[approval.id] = (nextSerial, approval)
    tickets.append(Ticket(serial: nextSerial, id: approval.id))
    nextSerial += 1
  }

  mutating func remove(_ id: ApprovalID) -> OpenApproval? {
    guard let removed = open.removeValue(forKey: id) else { return nil }
    while firstTicket < tickets.count, approval(of: tickets[firstTicket]) == nil { firstTicket += 1 }
    tidyTickets()
    return removed.approval
  }

  /// Removes all, in the order in which they were asked.
  mutating func removeAll() -> [OpenApproval] {
    let all = tickets[firstTicket...].compactMap { approval(of: $0) }
    open.removeAll()
    tickets.removeAll()
    firstTicket = 0
    return all
  }

  private func approval(of ticket: Ticket) -> OpenApproval? {
    guard let entry = open[ticket.id], entry.serial == ticket.serial else { return nil }
    return entry.approval
  }

  /// Drops the tickets of closed asks once they outnumber the open ones.
  private mutating func tidyTickets() {
    guard tickets.count > 2 * open.count + 16 else { return }
    tickets = tickets[firstTicket...].filter { approval(of: $0) != nil }
    firstTicket = 0
  }
}
