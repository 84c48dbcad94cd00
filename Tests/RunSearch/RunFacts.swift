/// What the runs of a policy show, in milliseconds; each field is about all runs that were searched.
package struct RunFacts: Hashable, Sendable {
  /// Whether the hard cap ends some run.
  package var capEndsOne = false
  /// Whether the inactivity window ends some run, whether before the hard cap would, and whether while an ask is open.
  package var silenceEndsOne = false
  package var silenceComesFirst = false
  package var silenceEndsAWait = false
  /// The longest time from the slot to the end; nil when nothing bounds it.
  package var longestHold: Int? = 0
  /// The shortest and the longest deadline that an ask gets.
  package var shortestDeadline: Int?
  package var longestDeadline: Int?
  /// The longest time for which one ask is open: nil when none is, `.max` when nothing bounds it.
  package var longestWait: Int?
  /// On the cap's clock, the first ask with a deadline, and the first without, that the cap finds open.
  package var lostFrom: Int?
  package var blindFrom: Int?
  /// On the cap's clock, the first ask that is closed by its deadline with less than the clearance left.
  package var tightFrom: Int?
  /// The least time for work in a run that a clock ends.
  package var leastWork: Int?

  package init() {}

  package static func least(_ one: Int?, _ other: Int?) -> Int? { [one, other].compactMap { $0 }.min() }
  package static func most(_ one: Int?, _ other: Int?) -> Int? { [one, other].compactMap { $0 }.max() }

  /// The facts of two sets of runs together.
  package func joined(with other: RunFacts) -> RunFacts {
    var all = self
    all.capEndsOne = capEndsOne || other.capEndsOne
    all.silenceEndsOne = silenceEndsOne || other.silenceEndsOne
    all.silenceComesFirst = silenceComesFirst || other.silenceComesFirst
    all.silenceEndsAWait = silenceEndsAWait || other.silenceEndsAWait
    all.longestHold = longestHold.flatMap { mine in other.longestHold.map { max(mine, $0) } }
    all.shortestDeadline = Self.least(shortestDeadline, other.shortestDeadline)
    all.longestDeadline = Self.most(longestDeadline, other.longestDeadline)
    all.longestWait = Self.most(longestWait, other.longestWait)
    all.lostFrom = Self.least(lostFrom, other.lostFrom)
    all.blindFrom = Self.least(blindFrom, other.blindFrom)
    all.tightFrom = Self.least(tightFrom, other.tightFrom)
    all.leastWork = Self.least(leastWork, other.leastWork)
    return all
  }
}
