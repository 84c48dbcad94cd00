import PolicySource
import PolicyModel

/// What policies accept in their lists; each list is looked through once, however many policies inherit it.
struct ListedAcceptances {
  /// What an acceptance is of: a rule, and where that is about one a chain or a lease.
  private struct Subject: Hashable {
    let rule: String
    let relation: String?
  }

  /// The acceptances of one rule in one list, as places among all.
  private struct Matching {
    let first: Int
    var firstThatHolds: Int?
  }

  /// Every list that a policy has or inherits, each once, in the order of the policies.
  let all: [Acceptance]
  /// For each list, by its file, what it says of a rule.
  private let matching: [FileID: [Subject: Matching]]
  /// The files of which a policy has the lists, its own first, by its file; without those that accept nothing.
  private let lineages: [FileID: [FileID]]

  init(_ policies: [ResolvedPolicy], on today: CalendarDate) {
    var all: [Acceptance] = []
    var matching: [FileID: [Subject: Matching]] = [:]
    var lineages: [FileID: [FileID]] = [:]
    for policy in policies {
      for (file, acceptances) in zip(policy.lineage, policy.acceptances) where !acceptances.isEmpty {
        lineages[policy.document.file, default: []].append(file)
        guard matching[file] == nil else { continue }
        var known: [Subject: Matching] = [:]
        for (place, acceptance) in zip(all.count..., acceptances) {
          let subject = Subject(rule: acceptance.rule.value, relation: acceptance.about)
          var best = known[subject] ?? Matching(first: place)
          if best.firstThatHolds == nil, acceptance.holds(on: today) { best.firstThatHolds = place }
          known[subject] = best
        }
        matching[file] = known
        all += acceptances
      }
    }
    self.all = all
    self.matching = matching
    self.lineages = lineages
  }

  /// The acceptance of a rule in a policy: one that holds rather than one that is over.
  ///
  /// - Parameter relation: the chain or the lease that the finding is about.
  func acceptance(of rule: String, about relation: String?, in policy: FileID) -> Acceptance? {
    guard let lineage = lineages[policy] else { return nil }
    var first: Int?
    for file in lineage {
      guard let found = matching[file]?[Subject(rule: rule, relation: relation)] else { continue }
      if let holding = found.firstThatHolds { return all[holding] }
      first = first ?? found.first
    }
    return first.map { all[$0] }
  }
}
