import PolicyDiagnostics
import PolicyModel
import PolicySource

/// Reports a lease that is over before it is renewed, or as soon as so many renewals fail as it is to bear.
package struct RenewalSlowerThanLife: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "renewal-slower-than-life",
    summary: "a lease is over before it is renewed, or when as many renewals fail as it is to bear",
    why: "it is over while its holder still works, and nobody did anything wrong",
    rationale: """
      A lease that is renewed must live longer than the time between two renewals, and where it is to bear that some of \
      them fail, longer than that many more: (tolerates + 1) × every. One that lives exactly as long is over when its \
      renewal comes.
      """,
    group: .relations, severity: .error,
    examples: [
      .rejected(
        "lock: it lives for 1m, and is renewed every 30s, so that it does not bear 1 missed renewal",
        files: ["web.yaml": policy(ttl: "60s", name: "«lock»")]),
      .accepted(files: ["web.yaml": policy(ttl: "60001ms", name: "lock")]),
    ])

  private static func policy(ttl: String, name: String) -> String {
    """
    run:
      hard_cap: 30m
    lease:
      ttl: \(ttl)
      heartbeat: 30s
    leases:
      - name: \(name)
        lives: lease.ttl
        held: [run]
        renewed: {every: lease.heartbeat, tolerates: 1}
        consequence: two holders
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for lease in policy.leases {
      guard let renewal = lease.renewal, case .duration(let lives, let life) = policy.value(of: lease.lives),
        case .duration(let every, let reading) = policy.value(of: renewal.every),
        every.times(renewal.tolerates + 1) >= lives
      else { continue }
      let isTooSlow = every >= lives
      let missed = renewal.tolerates == 1 ? "1 missed renewal" : "\(renewal.tolerates) missed renewals"
      let enough = every.times(renewal.tolerates + 1)
      report.emit(
        "it lives for \(lives), and is renewed every \(every)\(isTooSlow ? "" : ", so that it does not bear \(missed)")",
        in: policy, of: lease.name, about: [life, reading].compactMap { $0 }, timeline: [], isAdvice: lease.isAdvice,
        help: "let it live for longer than \(enough), or renew it more often")
    }
  }
}
