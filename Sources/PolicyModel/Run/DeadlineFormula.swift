/// How long a person may take to answer an approval, as a function of the time that is left.
///
/// `min(max(floor, remaining × share), remaining − clearance, ceiling)`, in whole milliseconds, division rounding down;
/// there is no deadline at all while the remaining time is not more than floor + clearance. A flat deadline is the same
/// whatever is left, also where it is longer.
///
/// **Lemma.** Where there is a deadline, one more millisecond of remaining time lengthens it by 0 or 1 ms. So the
/// deadline and what remains after it are both nondecreasing there, and whatever follows from them is at its extreme
/// at an end of an interval or at the jump.
///
/// A part that a policy lacks limits nothing: share 100 %, floor 1 ms, no ceiling, clearance 0.
package struct DeadlineFormula: Hashable, Sendable {
  /// Whether every ask gets the ceiling as its deadline.
  package let isFlat: Bool
  /// In percent, 1 to 100.
  package let sharePercent: Int64
  /// At least 1 ms, the shortest that a policy can write; 0 for a flat deadline, which has none.
  package let floor: Duration
  /// At least 1 ms.
  package let ceiling: Duration
  /// At least 0.
  package let clearance: Duration

  /// Durations below the shortest that a policy can write are read as that.
  package init(share: Share?, floor: Duration?, ceiling: Duration?, clearance: Duration?) {
    let shortest = Duration.writable.lowerBound
    isFlat = false
    sharePercent = share?.percent ?? 100
    self.floor = max(shortest, floor ?? shortest)
    self.ceiling = max(shortest, ceiling ?? Duration(milliseconds: .max))
    self.clearance = max(.zero, clearance ?? .zero)
  }

  /// A deadline that every ask gets; one below the shortest that a policy can write is read as that.
  package init(flat: Duration) {
    isFlat = true
    sharePercent = 100
    floor = .zero
    ceiling = max(Duration.writable.lowerBound, flat)
    clearance = .zero
  }

  /// The formula of what a policy says; nil when it says nothing, or that there is none, since such a program has no
  /// deadlines.
  ///
  /// - Parameter flat: nil where the policy does not say it. The other parts say nothing beside it.
  package static func said(
    flat: Limit? = nil, share: Share?, floor: Duration?, ceiling: Duration?, clearance: Duration?
  ) -> DeadlineFormula? {
    if let flat { return flat.duration.map { DeadlineFormula(flat: $0) } }
    if share == nil, floor == nil, ceiling == nil, clearance == nil { return nil }
    return DeadlineFormula(share: share, floor: floor, ceiling: ceiling, clearance: clearance)
  }

  /// Floor + clearance: the longest remaining time for which there is no deadline. Less than 0 for a flat deadline, which
  /// every ask gets.
  package var blindBelow: Duration { isFlat ? Duration(milliseconds: -1) : floor.adding(clearance) }

  /// The deadline for a remaining time; nil when there is none. At least 1 ms.
  package func deadline(remaining: Duration) -> Duration? {
    guard remaining > blindBelow else { return nil }
    if isFlat { return ceiling }
    return min(max(floor, share(of: remaining)), remaining.subtracting(clearance), ceiling)
  }

  /// The share of a duration that is not negative, rounded down, exact over all 64 bits.
  package func share(of duration: Duration) -> Duration {
    let (hundreds, rest) = duration.milliseconds.quotientAndRemainder(dividingBy: 100)
    return Duration(milliseconds: hundreds * sharePercent + rest * sharePercent / 100)
  }
}
