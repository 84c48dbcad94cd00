import PolicyCompiler

/// Puts the results of projects together in the order of the projects, in whatever order they come.
struct OrderedResults {
  /// Of all projects before the next.
  private(set) var sum: CheckResult
  private var next = 0
  /// Those that came before their turn.
  private var early: [Int: CheckResult] = [:]
  /// How many findings those have.
  private(set) var earlyCount = 0

  /// - Parameter start: what the results are added to.
  init(after start: CheckResult) { sum = start }

  mutating func take(_ result: CheckResult, at index: Int) {
    early[index] = result
    earlyCount += result.keptCount
    while let following = early.removeValue(forKey: next) {
      earlyCount -= following.keptCount
      sum.add(following)
      next += 1
    }
    // Twice as many, so that what is gone through here has grown by as many as it gives room for.
    if earlyCount > 2 * CheckedProject.mostFindings { forgetTheLast() }
  }

  /// Forgets findings for which there will be no room, because as many came in projects before theirs.
  private mutating func forgetTheLast() {
    var room = CheckedProject.mostFindings
    for index in early.keys.sorted() {
      early[index]?.keepFindings(atMost: room)
      room -= early[index]?.keptCount ?? 0
    }
    earlyCount = CheckedProject.mostFindings - room
  }
}
