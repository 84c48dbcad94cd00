import PolicyDiagnostics
import PolicyModel

/// What policies accept in their lists; each list is looked through once, however many policies inherit it.
struct ListedAcceptances {
  /// The acceptances of one rule in one list.
  private struct Matching {
    let first: Acceptance
    var firstThatHolds: Acceptance?
  }

  /// Every list that a policy has or inherits, each once, in the order of the policies.
  let all: [Acceptance]
  /// For each list, by its file, what it says of a rule.
  private let matching: [FileID: [String: Matching]]
  /// The files of which a policy has the lists, its own first, by its file; without those that accept nothing.
  private let lineages: [FileID: [FileID]]

  init(_ policies: [ResolvedPolicy], on today: CalendarDate) {
    var all: [Acceptance] = []
    var matching: [FileID: [String: Matching]] = [:]
    var lineages: [FileID: [FileID]] = [:]
    for policy in policies {
      for (file, acceptances) in zip(policy.lineage, policy.acceptances) where !acceptances.isEmpty {
        lineages[policy.document.file, default: []].append(file)
        guard matching[file] == nil else { continue }
        all += acceptances
        matching[file] = acceptances.reduce(into: [:]) { known, acceptance in
          let rule = acceptance.rule.value
          var best = known[rule] ?? Matching(first: acceptance)
          if best.firstThatHolds == nil, acceptance.holds(on: today) { best.firstThatHolds = acceptance }
          known[rule] = best
        }
      }
    }
    self.all = all
    self.matching = matching
    self.lineages = lineages
  }

  /// The acceptance of a rule in a policy: one that holds rather than one that is over.
  func acceptance(of rule: String, in policy: FileID) -> Acceptance? {
    let found = lineages[policy, default: []].lazy.compactMap { matching[$0]?[rule] }
    return found.compactMap(\.firstThatHolds).first ?? found.first?.first
  }
}
