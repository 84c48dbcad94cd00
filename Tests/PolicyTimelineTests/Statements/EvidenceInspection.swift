import PolicyModel
import TestSupport

@testable import PolicyTimeline

/// Every piece of evidence that a policy's statements give, looked at closely.
struct EvidenceInspection {
  private(set) var defects: [String] = []
  private let run: RunParameters

  init(_ run: RunParameters, _ random: inout SeededGenerator) {
    self.run = run
    inspectLateApproval()
    inspectBlindWindow()
    inspectSlotHold()
    inspectProgress()
    let setup = Duration.ms(.random(in: 0...run.setupAllowance.milliseconds, using: &random))
    for asks in [0, 1, 2, 5] as [Int64] { inspectWork(asks: asks, setup: setup) }
    inspectRange()
    inspectDeadClocks()
    inspectTimelyAsks()
  }

  private mutating func expect(_ isRight: Bool, _ defect: String) {
    if !isRight { defects.append(defect) }
  }

  /// Whether an agent can stay alive by being active.
  private var canLive: Bool { run.inactivity == nil || !run.activity.isEmpty }

  private func slack(ofAskAt instant: Duration) -> Duration? {
    RunRecord(run, setup: .zero, steps: [.work(through: instant), .event(.ask("a"), at: instant)])
      .approvals.first?.approval.slack
  }

  private mutating func inspectLateApproval() {
    guard canLive, let late = LateApproval(run), let clearance = run.deadline?.clearance else { return }
    let millisecond = Duration.ms(1)
    expect(late.tightEvidence != nil && late.lostEvidence != nil, "late: no evidence")
    expect(slack(ofAskAt: late.lostFrom) == .ms(-1), "lost from")
    expect(slack(ofAskAt: late.lostFrom.subtracting(millisecond)) == .zero, "lost 1 ms earlier")
    expect(slack(ofAskAt: late.tightFrom) == clearance.subtracting(millisecond), "tight from")
    expect(slack(ofAskAt: late.tightFrom.subtracting(millisecond)) == clearance, "tight 1 ms earlier")
    let canSeeCap = run.behaviour.approvalStops != .nothing || run.behaviour.rearmDuringApproval == .anyActivity
    if canSeeCap, let record = late.lostEvidence?.record() {
      expect(record.outcome?.kind == .timeout && record.approvals.first?.fate == .lost, "lost in the machine")
    }
  }

  private mutating func inspectBlindWindow() {
    guard canLive, let blind = BlindWindow(run) else { return }
    expect(blind.evidence != nil, "blind: no evidence")
    guard blind.from > .zero else { return }
    let before = blind.from.subtracting(.ms(1))
    let ask = blind.coversWholeRun ? Duration.zero : before
    let record = RunRecord(
      run, setup: blind.coversWholeRun ? before : .zero, steps: [.work(through: ask), .event(.ask("a"), at: ask)])
    expect(record.approvals.first?.approval.deadline != nil, "blind 1 ms earlier")
  }

  private mutating func inspectSlotHold() {
    guard canLive, let hold = SlotHold(run),
      let bound = DeadlineRange(run).map({ $0.longest ?? .ms(.max) }) ?? .some(.ms(1))
    else { return }
    let asks = (run.longestStandstill ?? .zero).milliseconds / bound.milliseconds
    expect(hold.evidence != nil || asks > 10, "hold: no evidence for \(hold.longest)")
  }

  private mutating func inspectProgress() {
    guard let unsafe = UnsafeProgress(run), let inactivity = run.inactivity else { return }
    guard let evidence = unsafe.evidence else { return expect(false, "progress: no evidence") }
    let record = evidence.record()
    let isWaiting = record.approvals.contains { $0.fate == .lost }
    let worked = record.outcome?.worked ?? .ms(.max)
    guard unsafe.reason != .nothingCounts else { return expect(worked == inactivity, "progress: not active") }
    let active = evidence.steps.reduce(Duration.zero) { last, step in
      if case .work(let through) = step { max(last, through) } else { last }
    }
    let silence = worked.subtracting(active)
    expect(silence < inactivity || silence == inactivity && isWaiting, "progress: silent for \(silence)")
  }

  private mutating func inspectWork(asks: Int64, setup: Duration) {
    let sleeps = run.behaviour.approvalStops == .nothing && run.behaviour.rearmDuringApproval == .lastReply
    guard canLive, !sleeps, run.mode == .prompt, let work = GuaranteedWork(run),
      work.remaining(afterSetup: setup) > .zero,
      !run.approvalsStopCap
    else { return }
    expect(work.evidence(asks: asks, afterSetup: setup) != nil, "work of \(asks) after \(setup)")
  }

  private mutating func inspectDeadClocks() {
    guard canLive else { return }
    for clock in DeadClock.all(in: run) { expect(clock.evidence(in: run) != nil, "dead: no evidence for \(clock)") }
  }

  private mutating func inspectTimelyAsks() {
    guard canLive, case .through(let last) = Guarantees(run, queueDepth: nil)?.timelyAsks else { return }
    expect(slack(ofAskAt: last).map { $0 >= .zero } ?? false, "the last timely ask")
    expect(slack(ofAskAt: last.adding(.ms(1))).map { $0 < .zero } ?? true, "1 ms after the last timely ask")
  }

  private mutating func inspectRange() {
    guard canLive, !run.approvalsStopCap, let cap = run.hardCap, let range = DeadlineRange(run),
      let formula = run.deadline
    else { return }
    let least = max(run.leastRemaining, formula.blindBelow.adding(.ms(1)))
    for (remaining, expected) in [(cap, range.longest), (least, range.shortest)] {
      let gone = cap.subtracting(remaining)
      let isSetup = run.behaviour.approvalAnchor == .runStart
      let ask = isSetup ? Duration.zero : gone
      let record = RunRecord(
        run, setup: isSetup ? gone : .zero, steps: [.work(through: ask), .event(.ask("a"), at: ask)])
      expect(record.approvals.first?.approval.deadline?.subtracting(ask) == expected, "range at \(remaining)")
    }
  }
}
