import PolicySource

extension DeadlineFormula {
  /// Whether two formulas give every remaining time up to a limit the same deadline, or both none.
  ///
  /// Decided for each millisecond without visiting each. By the lemma the remaining time falls into at most four
  /// stretches in each of which one term decides: none, floor, share, remaining − clearance or ceiling. In a stretch of
  /// both formulas two terms that agree at its ends agree everywhere between: all of them grow by 0 or 1 ms a
  /// millisecond, and each grows steadily or, as the share, differs from another share by a millisecond or more as soon
  /// as the remaining time is `shareRounds` or longer.
  ///
  /// - Parameters:
  ///   - other: nil for a program without deadlines.
  ///   - limit: at least 1 ms and less than the largest duration.
  package func givesSameDeadlines(as other: DeadlineFormula?, through limit: Duration) -> Bool {
    guard let other else { return limit <= blindBelow }
    if isFlat || other.isFlat { return self == other }
    let ends =
      (borders(through: limit) + other.borders(through: limit)).flatMap { [$0 - 1, $0] } + [limit.milliseconds]
    let short = sharePercent == other.sharePercent ? 1 : max(1, min(limit.milliseconds, Self.shareRounds))
    return (ends + Array(1...short)).allSatisfy { instant in
      let remaining = Duration(milliseconds: min(max(1, instant), limit.milliseconds))
      return deadline(remaining: remaining) == other.deadline(remaining: remaining)
    }
  }

  /// Two shares that differ by one percent or more differ by 1 ms or more, rounded down, from here on.
  private static let shareRounds: Int64 = 200

  /// The first remaining time of each stretch in which one term decides.
  private func borders(through limit: Duration) -> [Int64] {
    guard blindBelow < limit else { return [limit.milliseconds] }
    let first = blindBelow.milliseconds + 1
    let stretch = first..<limit.milliseconds + 1
    func grown(_ remaining: Int64) -> Int64 {
      max(floor.milliseconds, share(of: Duration(milliseconds: remaining)).milliseconds)
    }
    return [
      first,
      stretch.partitionPoint { share(of: Duration(milliseconds: $0)) >= floor },
      stretch.partitionPoint { $0 - clearance.milliseconds >= grown($0) },
      stretch.partitionPoint { min(grown($0), $0 - clearance.milliseconds) >= ceiling.milliseconds },
    ]
  }
}
