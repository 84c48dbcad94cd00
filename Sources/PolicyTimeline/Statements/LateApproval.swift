import PolicyModel

/// An approval whose own deadline does not end it in time: the hard cap comes within its clearance, or before it.
///
/// *Statement 1: approvals end by their own deadline.* It holds when none is found.
///
/// Where the deadline is computed at each ask, it is at most the remaining time less the clearance, so the statement is
/// a property of the target; where the cap's clock stands still, an open approval cannot meet the cap. Where the
/// deadline is D(R) once at agent start, an ask `t` into the run is late exactly when `t + D(R) + clearance > R`.
/// By the lemma D is longest after the shortest set-up, so the earliest late ask on the cap's clock, T − D(T) − clearance
/// + 1 ms, comes with no set-up at all, and every later ask is late too.
public struct LateApproval: Hashable, Sendable {
  /// D(T), the deadline that every ask gets when the agent starts at once.
  public let deadline: Duration
  /// The first instant on the cap's clock at which an ask has less than its clearance before the cap.
  public let tightFrom: Duration
  /// The first instant on the cap's clock at which an ask without an answer is still open when the cap fires.
  public let lostFrom: Duration
  private let run: RunParameters

  /// Nil when every approval ends by its own deadline, and without a hard cap.
  public init?(_ run: RunParameters) {
    guard run.mode == .prompt, run.behaviour.approvalAnchor == .runStart, !run.approvalsStopCap,
      let cap = run.hardCap, let formula = run.deadline, let deadline = formula.deadline(remaining: cap)
    else { return nil }
    self.run = run
    self.deadline = deadline
    lostFrom = cap.subtracting(deadline).adding(Duration(milliseconds: 1))
    tightFrom = lostFrom.subtracting(formula.clearance)
  }

  /// A run whose ask at *tight from* has less than its clearance before the cap.
  public var tightEvidence: Evidence? {
    let clearance = lostFrom.subtracting(tightFrom)
    return evidence(askingAt: tightFrom) { $0 < max(clearance, Duration(milliseconds: 1)) }
  }

  /// A run whose ask at *lost from* has its deadline after the cap.
  public var lostEvidence: Evidence? { evidence(askingAt: lostFrom) { $0 < .zero } }

  private func evidence(askingAt instant: Duration, slack isRight: (Duration) -> Bool) -> Evidence? {
    var steps = [RunStep.work(through: instant), .event(.ask("late"), at: instant)]
    // Where a wait does not stop the inactivity clock, only an agent that works on lives to see the cap.
    if run.behaviour.approvalStops == .nothing, let cap = run.hardCap { steps.append(.work(through: cap)) }
    return Evidence(of: run, steps) { record in
      record.approvals.first?.approval.slack.map(isRight) ?? false
    }
  }
}
