import PolicyModel

/// The shortest and the longest deadline that an ask of this policy can get.
///
/// *Statement 3: token.* By the lemma D is nondecreasing, so the longest is D(T). The shortest is D at the least
/// remaining time that has a deadline: after the longest set-up where the deadline is computed once, otherwise 1 ms above
/// floor + clearance. That is min(floor, ceiling), or 1 ms more where the share at the jump exceeds the floor. Of a flat
/// deadline both are the one.
///
/// Where an approval stops the cap's clock, D none counts as unlimited and what is left of the total wait is a second
/// bound; an ask is put to a person as long as at least the floor is left.
package struct DeadlineRange: Hashable, Sendable {
  package let shortest: Duration
  /// Nil when some ask waits without a bound.
  package let longest: Duration?

  /// Nil when no ask gets a deadline, and without a hard cap.
  package init?(_ run: RunParameters) {
    guard run.mode == .prompt, let cap = run.hardCap else { return nil }
    let least = max(run.leastRemaining, run.blindBelow.adding(Duration(milliseconds: 1)))
    let deadlines = run.deadline(remaining: cap).map { longest in
      (shortest: run.deadline(remaining: least) ?? longest, longest: longest)
    }
    guard run.approvalsStopCap else {
      guard let deadlines else { return nil }
      (shortest, longest) = deadlines
      return
    }
    guard let bound = run.totalWait else {
      guard let deadlines else { return nil }
      shortest = deadlines.shortest
      longest = run.someAskHasNoDeadline ? nil : deadlines.longest
      return
    }
    let floor = run.shortestAsk
    guard bound >= floor else { return nil }
    shortest = min(floor, deadlines?.shortest ?? floor)
    longest = run.someAskHasNoDeadline ? bound : min(bound, deadlines?.longest ?? bound)
  }
}

extension RunParameters {
  /// The least remaining time that a deadline is computed from, for a run whose agent starts at all.
  ///
  /// Computed at each ask, it falls to zero before the cap; less far where nothing is activity, and the inactivity window
  /// ends a run that no wait prolongs.
  var leastRemaining: Duration {
    guard let hardCap else { return .zero }
    let atStart = hardCap.subtracting(longestSetupThatStarts)
    if behaviour.approvalAnchor == .runStart { return atStart }
    guard case .running(let window, let approvalsStopIt) = silenceLimit, !approvalsStopIt || approvalsStopCap else {
      return .zero
    }
    return max(.zero, atStart.subtracting(window))
  }

  /// Whether there is an ask for which D is none; never where the deadline is flat.
  var someAskHasNoDeadline: Bool { hardCap != nil && leastRemaining <= blindBelow }
}
