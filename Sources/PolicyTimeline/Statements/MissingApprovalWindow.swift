import PolicyModel

/// Why no ask of some runs can have a deadline, or be put to a person at all.
///
/// Part of statement 2. Where an approval stops the cap's clock, an ask without a deadline is bounded by the total wait
/// instead; one that finds less than the floor left of it is rejected at once, and so is every ask of a total wait below
/// the floor. Where the cap's clock runs on, D decides: after the longest set-up T − S remains, and where D is none there
/// it is, by its definition, none for everything less, so the one comparison covers every later instant.
package enum MissingApprovalWindow: Hashable, Sendable {
  /// What the longest set-up leaves of the hard cap is not more than floor + clearance; zero when it may take the whole
  /// cap.
  case shortCap(remaining: Duration, blindBelow: Duration)
  /// The total wait is shorter than the floor.
  case shortTotalWait(Duration, floor: Duration)
  /// There is no formula, and the program rejects an ask without a deadline.
  case noDeadlines

  /// Nil when some ask of every run has a deadline, or waits without one, and without a hard cap.
  package init?(_ run: RunParameters) {
    guard run.mode == .prompt, let cap = run.hardCap else { return nil }
    guard !run.approvalsStopCap else {
      guard let totalWait = run.totalWait, totalWait < run.shortestAsk else { return nil }
      self = .shortTotalWait(totalWait, floor: run.shortestAsk)
      return
    }
    guard let formula = run.deadline else {
      guard run.behaviour.askWithoutDeadline == .rejected else { return nil }
      self = .noDeadlines
      return
    }
    let remaining = max(.zero, cap.subtracting(run.longestSetupOnCap))
    guard remaining <= formula.blindBelow else { return nil }
    self = .shortCap(remaining: remaining, blindBelow: formula.blindBelow)
  }
}
