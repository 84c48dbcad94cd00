import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyTimeline

/// Reports a lease that is never renewed and is over while it is still held.
package struct ExpiresWhileHeld: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "expires-while-held",
    summary: "a lease that is never renewed is over while it may still be held",
    why: "whoever holds it goes on as if it still had it",
    rationale: """
      A lease says how long something lives and how long it is held: phases of a run, fields and values, each at its \
      longest, added up. `queue` is the longest wait in the queue, which is none without `queue.depth`; `setup`, `run` and \
      `slot` are proved by the run model, and set-up and run together are the slot; `approval` is the longest wait of one \
      ask. What is needed until the very end must live longer than it is held; with `last_use: before-end` as long is \
      enough. What lives for ever is never over. `advice: true` makes the finding a warning.
      """,
    group: .relations, severity: .error,
    examples: [
      .rejected(
        "broker delivery: it lives for 2h, and is held for the run of 2h: a second worker starts the task",
        files: ["web.yaml": policy(lives: "2h", name: "«broker delivery»")]),
      .accepted(files: ["web.yaml": policy(lives: "7200001ms", name: "broker delivery")]),
      .rejected(
        """
        job token: it lives for 4h, and is held for 8h, the wait in the queue of 4h and the run of 4h: the renewal is refused
        """,
        files: ["web.yaml": job(lives: "4h", name: "«job token»")]),
      .accepted(files: ["web.yaml": job(lives: "8h", name: "job token")]),
    ])

  private static func policy(lives: String, name: String) -> String {
    """
    run:
      hard_cap: 2h
    leases:
      - name: \(name)
        lives: \(lives)
        held: [run]
        consequence: a second worker starts the task
    """
  }

  private static func job(lives: String, name: String) -> String {
    """
    run:
      hard_cap: 4h
    queue:
      depth: 1
    leases:
      - name: \(name)
        lives: \(lives)
        held: [queue, run]
        last_use: before-end
        consequence: the renewal is refused
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for lease in policy.leases where !lease.isRenewed(in: policy) {
      guard case .duration(let lives, let reading) = policy.value(of: lease.lives), let hold = LeaseHold(lease, policy)
      else { continue }
      if let longest = hold.longest, lease.lastUse == .atEnd ? lives > longest : lives >= longest { continue }
      let held = hold.longest.map { longest in
        lease.held.count > 1 ? "is held for \(longest), \(hold.words)" : "is held for \(hold.words)"
      }
      report.emit(
        "it lives for \(lives), and \(held ?? "is held for \(hold.words)")\(lease.consequence.map { ": \($0)" } ?? "")",
        in: policy, of: lease.name, about: [reading].compactMap { $0 } + hold.readings,
        timeline: Self.timeline(lives, hold.longest), isAdvice: lease.isAdvice,
        help: "let it live longer, renew it, or let it be held for less long")
    }
  }

  private static func timeline(_ lives: Duration, _ held: Duration?) -> [String] {
    let rows = [(Duration.zero, "it is taken"), (lives, "it is over")] + (held.map { [($0, "it is let go")] } ?? [])
    let width = rows.map { $0.0.onTheClock.utf8.count }.max() ?? 0
    return rows.map { at, text in
      String(repeating: " ", count: width - at.onTheClock.utf8.count) + "\(at.onTheClock)  \(text)"
    }
  }
}

extension Lease {
  /// Whether something renews it; a renewal that is off never does, and one that nobody knows may.
  func isRenewed(in policy: ResolvedPolicy) -> Bool {
    guard let renewal else { return false }
    if case .off = policy.value(of: renewal.every) { return false }
    return true
  }
}
