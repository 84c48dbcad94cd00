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
      (
        "ask 2m a; reply 5m a approve; ask 6m b; reply 18m b approve; idle 19m",
        "cap 11m, inactivity 3m, approval 1m"
      ),
    ])
  func margins(script: String, expected: String) {
    let margins = RunRecord(.gateway, script).margins
    let words = [("cap", margins.hardCap), ("inactivity", margins.inactivity), ("approval", margins.approvalDeadline)]
    #expect(words.map { "\($0) \($1?.description ?? "-")" }.joined(separator: ", ") == expected)
  }

  @Test("An approval that is still open counts among the closest")
  func marginOfAnOpenApproval() {
    var model = RunModel(.gateway)
    model.feed(.agentStarted, at: .zero)
    for (event, minute) in [(RunEvent.ask("a"), 1), (.reply("a", .approve), 2), (.ask("b"), 3)] as [(RunEvent, Int64)] {
      model.feed(event, at: .minutes(minute))
    }
    model.pass(through: .minutes(10))
    #expect(model.margins.approvalDeadline == .minutes(6))
  }

  @Test(
    "The total wait counts where people are asked and the cap's clock waits for them",
    arguments: [
      (ApprovalStops.inactivityAndCap, ApprovalMode.prompt, Duration.minutes(56)), (.inactivity, .prompt, nil),
      (.inactivityAndCap, .autoReject, nil),
    ] as [(ApprovalStops, ApprovalMode, Duration?)])
  func marginOfTheTotalWait(_ stops: ApprovalStops, _ mode: ApprovalMode, _ expected: Duration?) {
    let run = RunParameters.gateway.with {
      $0.behaviour.approvalStops = stops
      $0.mode = mode
      $0.totalWait = .hours(1)
    }
    #expect(RunRecord(run, "ask 1m a; reply 5m a approve; idle 6m").margins.totalWait == expected)
  }

  @Test("The cap's clock counts the set-up, the work does not, whenever the agent starts")
  func sinceStart() {
    var model = RunModel(.gateway)
    for (event, minute) in [(RunEvent.slotGranted, 5), (.agentStarted, 10), (.idle, 12)] as [(RunEvent, Int64)] {
      model.feed(event, at: .minutes(minute))
    }
    #expect(
      [model.outcome?.at, model.outcome?.sinceCapStart, model.outcome?.worked] == [12, 7, 2].map { .minutes($0) })
  }

  @Test("Work through the present is activity of this instant")
  func workOfAnInstant() {
    var model = RunModel(.gateway)
    model.feed(.agentStarted, at: .zero)
    model.feed(.status, at: .minutes(1))
    model.work(through: .minutes(1))
    model.runOut()
    #expect(model.outcome?.at == .minutes(6) && model.outcome?.hadOutput == true)
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

  @Test("Open asks survive the tidying of those that were closed between them")
  func closedBetween() {
    var approvals = OpenApprovals()
    let names = (1...40).map { ApprovalID("\($0)") }
    for name in names { approvals.insert(OpenApproval(id: name, askedAt: .zero, deadline: nil, slack: nil)) }
    for name in names.dropFirst().dropLast() { _ = approvals.remove(name) }
    #expect(approvals.tickets.count < 40 && approvals.first?.id == names.first)
    #expect(approvals.removeAll().map(\.id) == [names[0], names[39]])
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
