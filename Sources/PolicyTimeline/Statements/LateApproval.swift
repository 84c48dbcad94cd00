import PolicySource
import PolicyModel

/// An approval that its own deadline does not end in time: the hard cap comes within its clearance, or before it.
///
/// *Statement 1: approvals end by their own deadline.* It holds when none is found.
///
/// Where the cap's clock stands still, an open approval cannot meet the cap. Otherwise there are two kinds:
/// - The deadline is D(R) once at agent start. An ask `t` into the run is late exactly when `t + D(R) + clearance > R`.
///   By the lemma D is longest after the shortest set-up, so the earliest late ask on the cap's clock is T − D(T) −
///   clearance + 1 ms into it, and every later ask is late too.
/// - No ask of any run has a deadline, and asks wait: then every one is open until the cap.
///
/// A flat deadline F is the first kind wherever it is computed: an ask is lost from T − F + 1 ms on the cap's clock, or
/// from the first where F is longer than T. Any other deadline computed at each ask is at most the remaining time less the
/// clearance, so the statement holds there; asks at the end of such a run have none, and belong to statement 2.
///
/// An ask counts only where its deadline, or the cap, finds it open, before the inactivity window ends the run. Where
/// nothing restarts that clock in a wait, an ask must come less than I before the cap; where nothing counts as activity
/// and no wait stops the clock, only after a set-up that leaves less than I of the cap.
package struct LateApproval: Hashable, Sendable {
  /// Whether late asks have a deadline; otherwise they wait for as long as the run lasts.
  package let hasDeadline: Bool
  private let run: RunParameters
  private let tight: LateAsk?
  private let lost: LateAsk?

  /// Nil when every approval ends by its own deadline, and without a hard cap.
  package init?(_ run: RunParameters) {
    guard run.mode == .prompt, !run.approvalsStopCap, let cap = run.hardCap else { return nil }
    self.run = run
    hasDeadline = run.deadline(remaining: cap) != nil
    if hasDeadline {
      guard run.behaviour.approvalAnchor == .runStart || run.hasFlatDeadline else { return nil }
      (tight, lost) = (run.firstTightAsk(cap), run.firstLostAsk(cap))
    } else {
      guard run.behaviour.askWithoutDeadline == .waits else { return nil }
      (tight, lost) = (nil, run.firstAskOpenAtCap(from: .zero, setup: .zero))
    }
    if tight == nil, lost == nil { return nil }
  }

  /// The first instant on the cap's clock at which an ask ends with less than its clearance before the cap, or not at all.
  package var tightFrom: Duration { [tight?.instant, lost?.instant].compactMap { $0 }.min() ?? .zero }

  /// The first instant on the cap's clock at which an ask is still open when the cap ends the run; nil when there is none.
  package var lostFrom: Duration? { lost?.instant }

  /// A run whose ask at *tight from* ends by its deadline, with less than its clearance before the cap.
  package var tightEvidence: Evidence? {
    guard let tight, let clearance = run.deadline?.clearance else { return nil }
    return evidence(tight) { closed, _ in
      closed.cause == .deadline && closed.approval.slack.map { $0 < clearance } ?? false
    }
  }

  /// A run that the cap ends while its ask at *lost from* is open.
  package var lostEvidence: Evidence? {
    lost.flatMap { evidence($0) { closed, outcome in closed.fate == .lost && outcome?.kind == .timeout } }
  }

  private func evidence(_ ask: LateAsk, shows: (ClosedApproval, Outcome?) -> Bool) -> Evidence? {
    Evidence(of: run, setup: ask.setup, run.steps(to: ask, "late")) { record in
      record.approvals.contains { $0.approval.id == "late" && shows($0, record.outcome) }
    }
  }
}

extension RunParameters {
  /// The first ask whose deadline lies behind the cap, and which the cap finds open.
  fileprivate func firstLostAsk(_ cap: Duration) -> LateAsk? {
    guard let setup = shortestSetupToCap, let deadline = deadline(remaining: cap.subtracting(setup)) else { return nil }
    return firstAskOpenAtCap(from: cap.subtracting(deadline).adding(.millisecond), setup: setup)
  }

  /// The first ask that its deadline closes less than the clearance before the cap.
  fileprivate func firstTightAsk(_ cap: Duration) -> LateAsk? {
    guard let clearance = deadline?.clearance, clearance > .zero, let setup = setupForTightAsk(clearance, cap),
      let deadline = deadline(remaining: cap.subtracting(setup))
    else { return nil }
    return LateAsk(setup: setup, instant: cap.subtracting(deadline).subtracting(clearance).adding(.millisecond))
  }

  /// The shortest set-up after which the inactivity window lets an ask see its deadline less than the clearance before the
  /// cap; nil when none does.
  private func setupForTightAsk(_ clearance: Duration, _ cap: Duration) -> Duration? {
    let setup: Duration
    switch silenceLimit {
    case .none, .running(_, approvalsStopIt: true): return .zero
    case .running(let window, approvalsStopIt: false):
      setup = max(.zero, cap.subtracting(clearance).adding(.millisecond).subtracting(window))
    case .waiting(let window): setup = shortestSetup(withDeadlineUpTo: window, cap)
    }
    return setup <= longestSetupThatStarts ? setup : nil
  }

  /// By the lemma deadlines get no longer as set-up does.
  private func shortestSetup(withDeadlineUpTo most: Duration, _ cap: Duration) -> Duration {
    let setup = (0..<cap.milliseconds + 1).partitionPoint { setup in
      deadline(remaining: cap.subtracting(Duration(milliseconds: setup))).map { $0 <= most } ?? true
    }
    return Duration(milliseconds: setup)
  }
}
