import PolicyModel

/// A duration that a text says is a limit.
struct LimitStatement: Hashable {
  typealias Limit = CopyTemplate.Placeholder

  /// What the duration may mean, the likeliest first.
  let durations: [Duration]
  /// As people read it.
  let words: String
  /// The limits that its clause speaks of; empty where it leaves that to the kind of the text.
  let limits: Set<Limit>
  /// Whether the clause says that a run ends or has a limit, so that it may speak of the kind's own limit as well.
  let mayBeOwn: Bool
  /// Whether it is called a limit, or compared with one, and not only a time after which something happened.
  let isStrong: Bool
  /// Whether it is said to be only about right.
  let isApproximate: Bool
  /// Counts the sentences of the text.
  let sentence: Int
  /// Whether it only says once more what a placeholder says: "{hard_cap}, which is 20 minutes".
  var isRestatement = false

  /// The limits that the statement is compared with in a text of a kind, the kind's own first.
  func limits(ofKind own: Limit) -> [Limit] {
    guard !limits.isEmpty else { return [own] }
    let others = Limit.allCases.filter { $0 != own && limits.contains($0) }
    return limits.contains(own) || mayBeOwn ? [own] + others : others
  }

  /// Whether one of its meanings is in a range; of an approximate one whether it is within a tenth.
  func says(_ values: ClosedRange<Duration>) -> Bool {
    durations.contains { duration in
      let tolerance = Duration(milliseconds: isApproximate ? duration.milliseconds / 10 : 0)
      return duration.adding(tolerance) >= values.lowerBound && duration.subtracting(tolerance) <= values.upperBound
    }
  }
}

/// What is known of a limit of a run.
enum LimitValue: Hashable {
  /// The run has no such limit.
  case none
  /// What it is, or can be.
  case values(ClosedRange<Duration>)
}
