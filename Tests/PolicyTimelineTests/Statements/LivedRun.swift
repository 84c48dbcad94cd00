import PolicyModel

@testable import PolicyTimeline

/// A run that the machine has lived, held against what is claimed of all runs.
struct LivedRun {
  let run: RunParameters
  let setup: Duration
  let record: RunRecord
  let asks: Int64

  init(_ run: RunParameters, setup: Duration, steps: [RunStep]) {
    (self.run, self.setup) = (run, setup)
    record = RunRecord(run, setup: setup, steps: steps)
    asks = Int64(steps.count { if case .event(.ask, _) = $0 { true } else { false } })
  }

  var contradictions: [String] {
    let checks: [(String, Bool)] = [
      ("late", record.approvals.allSatisfy(isOnTime)), ("interrupted", keepsWaits),
      ("blind", opened.allSatisfy(isSeen)), ("window", keepsWindow),
      ("range", opened.allSatisfy(isInRange)), ("hold", keepsHold), ("work", keepsWork), ("dead", keepsDead),
    ]
    return checks.filter { !$0.1 }.map(\.0)
  }

  private var opened: [OpenApproval] {
    record.occurrences.compactMap { if case .opened(let approval) = $0.kind { approval } else { nil } }
  }

  /// An instant after agent start on the cap's clock, stops included.
  private func onCap(_ instant: Duration) -> Duration {
    run.behaviour.hardCapStarts == .slotGrant ? instant.adding(setup) : instant
  }

  private func isOnTime(_ closed: ClosedApproval) -> Bool {
    guard !run.approvalsStopCap, closed.approval.deadline != nil, let clearance = run.deadline?.clearance else {
      return true
    }
    let asked = onCap(closed.approval.askedAt)
    if closed.fate == .lost, record.outcome?.kind == .timeout {
      return LateApproval(run)?.lostFrom.map { asked >= $0 } ?? false
    }
    guard closed.cause == .deadline, closed.approval.slack.map({ $0 < clearance }) ?? false else { return true }
    return LateApproval(run).map { asked >= $0.tightFrom } ?? false
  }

  private var keepsWaits: Bool {
    guard record.outcome?.kind == .inactivityTimeout, record.approvals.contains(where: { $0.fate == .lost }) else {
      return true
    }
    return InterruptedWait(run) != nil || record.margins.hardCap == .zero
  }

  private func isSeen(_ approval: OpenApproval) -> Bool {
    guard approval.deadline == nil, run.deadline != nil, !run.approvalsStopCap else { return true }
    guard let blind = BlindWindow(run), !blind.isHarmless else { return false }
    return onCap(blind.coversWholeRun ? .zero : approval.askedAt) >= blind.from
  }

  private var keepsWindow: Bool {
    MissingApprovalWindow(run) == nil || setup < run.setupAllowance || opened.allSatisfy { $0.deadline == nil }
  }

  private func isInRange(_ approval: OpenApproval) -> Bool {
    guard let deadline = approval.deadline else { return true }
    guard let range = DeadlineRange(run) else { return false }
    let span = deadline.subtracting(approval.askedAt)
    return span >= range.shortest && range.longest.map { span <= $0 } ?? true
  }

  private var keepsHold: Bool {
    guard let hold = SlotHold(run), let outcome = record.outcome else { return true }
    return outcome.at.adding(setup) <= hold.longest
  }

  private var keepsWork: Bool {
    guard let outcome = record.outcome, outcome.kind == .timeout, let work = GuaranteedWork(run) else { return true }
    return outcome.worked >= (outcome.at < .zero ? .zero : work.duration(asks: asks, afterSetup: setup))
  }

  private var keepsDead: Bool {
    UnreachableClock.all(in: run).allSatisfy { dead in
      switch dead.reason {
      case .windowIsShorter: !(record.outcome?.hadNoSign ?? false)
      case .capComesFirst where dead.part == .firstActivity: !(record.outcome?.hadNoSign ?? false)
      case .capComesFirst: record.outcome?.kind != .inactivityTimeout || record.outcome?.hadNoSign == true
      case .inactivityComesFirst: record.outcome?.kind != .timeout
      case .nobodyIsAsked: opened.isEmpty
      case .silenceComesFirst: record.approvals.allSatisfy { $0.cause != .deadline }
      case .capBoundsWaiting, .otherTermsDecide: true
      }
    }
  }
}
