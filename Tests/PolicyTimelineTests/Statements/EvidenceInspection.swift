import PolicyModel
import TestSupport

@testable import PolicyTimeline

/// Every piece of evidence that a policy's statements give, looked at closely.
struct EvidenceInspection {
  private(set) var defects: [String] = []
  private let run: RunParameters
  /// The same without a clock that waits for the first sign of the agent.
  private let patient: RunParameters

  init(_ run: RunParameters) {
    self.run = run
    patient = run.with { $0.firstActivity = nil }
    inspectLateApproval()
    inspectBlindWindow()
    inspectInterruptedWait()
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
    RunRecord(patient, setup: .zero, steps: [.work(through: instant), .event(.ask("a"), at: instant)])
      .approvals.first?.approval.slack
  }

  private mutating func inspectLateApproval() {
    guard let late = LateApproval(run) else { return }
    expect(late.lostFrom == nil || late.lostEvidence != nil || takesManyAsks, "late: no evidence of a loss")
    expect(late.lostFrom == late.tightFrom || late.tightEvidence != nil || takesManyAsks, "late: no evidence")
    guard silenceChangesNothing, late.hasDeadline, let lost = late.lostFrom, let clearance = run.deadline?.clearance
    else { return }
    if run.hasFlatDeadline, lost == .zero {
      return expect(slack(ofAskAt: lost).map { $0 < .zero } ?? false, "lost from the first")
    }
    expect(slack(ofAskAt: lost) == .ms(-1), "lost from")
    expect(slack(ofAskAt: lost.subtracting(.millisecond)) == .zero, "lost 1 ms earlier")
    guard clearance > .zero else { return }
    expect(slack(ofAskAt: late.tightFrom) == clearance.subtracting(.millisecond), "tight from")
    expect(slack(ofAskAt: late.tightFrom.subtracting(.millisecond)) == clearance, "tight 1 ms earlier")
  }

  /// Whether every run can reach the cap with an ask open.
  private var silenceChangesNothing: Bool { run.silenceLimit == .none }

  /// Whether only a run of very many asks lives to see its end.
  private var takesManyAsks: Bool { if case .running = run.silenceLimit { true } else { false } }

  private mutating func inspectBlindWindow() {
    guard silenceChangesNothing, let blind = BlindWindow(run) else { return }
    expect(blind.evidence != nil, "blind: no evidence")
    guard blind.from > .zero else { return }
    let before = blind.from.subtracting(.ms(1))
    let ask = blind.coversWholeRun ? Duration.zero : before
    let record = RunRecord(
      patient, setup: blind.coversWholeRun ? before : .zero, steps: [.work(through: ask), .event(.ask("a"), at: ask)])
    expect(record.approvals.first?.approval.deadline != nil, "blind 1 ms earlier")
  }

  private mutating func inspectInterruptedWait() {
    guard let wait = InterruptedWait(run) else { return }
    expect(wait.evidence != nil || run.approvalsStopCap, "interrupted: no evidence")
    guard wait.reason == .restarted, let longest = wait.longestWait else { return }
    expect(InterruptedWait(run.with { $0.inactivity = longest }) == nil, "interrupted by a window as long as the wait")
  }

  private mutating func inspectDeadClocks() {
    guard canLive else { return }
    for clock in UnreachableClock.all(in: run) {
      expect(clock.evidence(in: run) != nil, "dead: no evidence for \(clock)")
    }
  }

  private mutating func inspectTimelyAsks() {
    guard canLive, case .through(let last, _) = Guarantees(run, queueDepth: nil)?.timelyAsks else { return }
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
        patient, setup: isSetup ? gone : .zero, steps: [.work(through: ask), .event(.ask("a"), at: ask)])
      expect(record.approvals.first?.approval.deadline?.subtracting(ask) == expected, "range at \(remaining)")
    }
  }
}
