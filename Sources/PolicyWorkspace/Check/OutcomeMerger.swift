/// Merges the results of projects, which arrive in any order, into the order of the listing.
///
/// Once the findings of one project exceed a limit, the findings of all later projects are dropped and only counted. So
/// the outcome does not depend on which worker was quicker.
package struct OutcomeMerger {
  /// Of all projects before the next.
  package private(set) var sum: CheckOutcome
  private var next = 0
  /// Those that came before their turn.
  private var early: [Int: CheckOutcome] = [:]
  /// How many findings those have that may all have room, and how many bytes of files they speak of.
  private var earlyCount = 0
  private var earlyBytes = 0
  /// The first project whose findings will surely not all have room.
  private var last = Int.max

  private let limits: FindingLimits

  /// - Parameter start: what the results are added to.
  package init(after start: CheckOutcome, _ limits: FindingLimits) {
    sum = start
    self.limits = limits
  }

  /// What is kept of all projects, in findings and in bytes of the files that they speak of.
  package var keptCount: Int { early.values.reduce(sum.keptCount) { $0 + $1.keptCount } }
  package var keptBytes: Int { early.values.reduce(sum.keptBytes) { $0 + $1.keptBytes } }

  package mutating func take(_ result: CheckOutcome, at index: Int) {
    early[index] = result
    if index > last { forget(index) }
    count(index, 1)
    while let following = early[next] {
      count(next, -1)
      early[next] = nil
      if !sum.add(following, limits) { forgetAll(behind: next) }
      next += 1
    }
    // More than there is room for, so that what is gone through here has grown by as much.
    let isMuch =
      sum.keptCount + earlyCount > 2 * limits.findings
      || sum.keptBytes + earlyBytes > limits.bytes + limits.bytes / 4
    if isMuch, let crowded { forgetAll(behind: crowded) }
  }

  private mutating func count(_ index: Int, _ sign: Int) {
    guard index < last, let result = early[index] else { return }
    earlyCount += sign * result.keptCount
    earlyBytes += sign * result.keptBytes
  }

  // MARK: Forgetting

  /// The first of the early projects for which there will not be room, whatever comes before it.
  private var crowded: Int? {
    var (count, bytes) = (sum.keptCount, sum.keptBytes)
    return early.keys.filter { $0 < last }.sorted().first { index in
      count += early[index]?.keptCount ?? 0
      bytes += early[index]?.keptBytes ?? 0
      return count > limits.findings || bytes > limits.bytes
    }
  }

  private mutating func forgetAll(behind index: Int) {
    last = index
    for late in early.keys.filter({ $0 > index }) { forget(late) }
    (earlyCount, earlyBytes) = (0, 0)
    for index in early.keys { count(index, 1) }
  }

  private mutating func forget(_ index: Int) {
    early[index]?.keepFindings(atMost: 0, because: .tooMany(most: limits.findings))
  }
}
