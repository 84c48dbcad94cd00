import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct RunModelTests {
  @Test("From the queue to the end")
  func phases() {
    var model = RunModel(.gateway)
    var phases = [model.phase]
    for (event, minute) in [
      (RunEvent.text, -60), (.slotGranted, -5), (.text, -4), (.agentStarted, 0), (.ask("a"), 1),
      (.reply("a", .approve), 2),
    ] as [(RunEvent, Int64)] {
      model.feed(event, at: .minutes(minute))
      phases.append(model.phase)
    }
    #expect(phases == [.queued, .queued, .setup, .setup, .running, .awaiting, .running])
    #expect(model.remainingAtStart == .minutes(25))
  }

  @Test(arguments: [RunEvent.cancel, .slotGranted, .agentStarted])
  func cancellationBeforeTheAgent(_ before: RunEvent) {
    var model = RunModel(.gateway)
    model.feed(before, at: .zero)
    model.feed(.cancel, at: .seconds(1))
    model.feed(.idle, at: .seconds(2))
    #expect(
      model.outcome?.result == .cancelled && model.outcome?.worked == (before == .agentStarted ? .seconds(1) : .zero))
  }

  @Test(
    "The closest that each clock came",
    arguments: [
      ("text 4m; text 6m; idle 7m", "cap 23m, inactivity 1m, approval -"),
      ("ask 2m a; reply 14m59s a approve; idle 16m", "cap 14m, inactivity 3m, approval 1s"),
      ("ask 2m a", "cap 10m, inactivity 0s, approval 0s"),
      ("work 17m1ms; ask 17m1ms a", "cap 0s, inactivity 4m59s999ms, approval 1ms"),
    ])
  func margins(script: String, expected: String) {
    let margins = RunRecord(.gateway, script).margins
    let words = [("cap", margins.hardCap), ("inactivity", margins.inactivity), ("approval", margins.approvalDeadline)]
    #expect(words.map { "\($0) \($1?.description ?? "-")" }.joined(separator: ", ") == expected)
  }

  @Test("A recording may end before the run does")
  func endOfRecording() {
    var model = RunModel(.gateway)
    model.feed(.agentStarted, at: .zero)
    model.feed(.ask("a"), at: .minutes(1))
    #expect(model.pass(through: .ms(839_999)).isEmpty)
    #expect(model.pass(through: .minutes(14)).count == 1)
    #expect(model.outcome == nil && model.openApprovals == 0 && model.margins.hardCap == .minutes(16))
  }

  @Test("Worked and waited time add up, whatever overlaps")
  func workedAndWaited() {
    let outcome = RunRecord(.gateway, "ask 1m a; ask 2m b; reply 3m a approve; reply 4m b approve; ask 5m c; idle 6m")
      .outcome
    #expect([outcome?.waited, outcome?.worked] == [.minutes(4), .minutes(2)])
  }

  @Test("Identifiers are equal when their bytes are")
  func identifiers() {
    let record = RunRecord(
      .gateway, setup: .zero,
      steps: [
        .event(.ask("\u{E9}"), at: .zero), .event(.reply("e\u{301}", .approve), at: .zero), .event(.eof, at: .zero),
      ])
    #expect(record.approvals.map(\.fate) == [.lost])
  }

  @Test("A long stream of asks takes no memory, and many open ones no more than linear time")
  func manyAsks() {
    var approvals = OpenApprovals()
    for number in 0..<100_000 {
      approvals.insert(OpenApproval(id: ApprovalID("\(number)"), askedAt: .zero, deadline: nil, slack: nil))
      if number >= 3 { _ = approvals.remove(ApprovalID("\(number - Int.random(in: 0...1))")) }
      if approvals.count > 50 { _ = approvals.first.flatMap { approvals.remove($0.id) } }
    }
    #expect(approvals.tickets.count <= 2 * approvals.count + 17)
    for number in 0..<50_000 {
      approvals.insert(OpenApproval(id: ApprovalID("\(number)x"), askedAt: .zero, deadline: nil, slack: nil))
    }
    for number in (0..<50_000).reversed() { _ = approvals.remove(ApprovalID("\(number)x")) }
    #expect(approvals.count <= 50)
  }

  @Test("Nothing overflows", arguments: [Int64.min, -1, 0, 1, .max])
  func extremes(_ extreme: Int64) {
    let run = RunParameters.gateway.with {
      $0.hardCap = .ms(extreme)
      $0.inactivity = .ms(extreme)
      $0.setupAllowance = .ms(extreme)
      $0.totalWait = .ms(extreme)
      $0.deadline = DeadlineFormula(share: nil, floor: .ms(extreme), ceiling: .ms(extreme), clearance: .ms(extreme))
    }
    var model = RunModel(run)
    for (event, instant) in [
      (RunEvent.slotGranted, Int64.min), (.agentStarted, extreme), (.ask("a"), extreme), (.text, .max), (.idle, .min),
    ] {
      model.feed(event, at: .ms(instant))
    }
    model.work(through: .ms(extreme))
    model.runOut()
    #expect(model.outcome != nil)
  }
}
