import PolicyDiagnostics
import PolicyModel

/// Reports a lock that has run out before anybody would call it abandoned.
public struct StaleOutlivesLease: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "stale-outlives-lease",
    summary: "the lock runs out before it can be taken for abandoned",
    why: "the check for abandoned locks can never find one, so only the end of the lease frees a repository",
    rationale: """
      `lease.stale_after` exists so that a lock whose holder died is found before its lease is over. As long as the \
      lease or longer, it finds nothing: the lock is gone first. gateway 0.104 finds one after 60 seconds of a lease \
      of 15 minutes.
      """,
    group: .aroundRun, severity: .error,
    examples: [
      .rejected(
        """
        lease:
          ttl: 15m
          stale_after: «15m»
        """,
        "a lock is taken for abandoned after 15m, and its lease is over after 15m",
        fixed: """
          lease:
            ttl: 15m
            stale_after: 14m
          """),
      .accepted(
        """
        lease:
          ttl: 15m
          stale_after: 899999ms
        """),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let stale = policy[.leaseStaleAfter], let lease = policy[.leaseTTL], stale.value >= lease.value else {
      return
    }
    report.emit(
      "a lock is taken for abandoned after \(stale.value), and its lease is over after \(lease.value)", in: policy,
      about: stale, lease, remedies: [.set(stale, to: lease.value.nextShorter)],
      help: "lower lease.stale_after below \(lease.value)")
  }
}
