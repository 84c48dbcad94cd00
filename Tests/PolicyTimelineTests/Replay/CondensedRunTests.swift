import PolicyModel
import Testing

@testable import PolicyTimeline

/// What is kept of a recording: asks, replies, ends, and activity no closer than the inactivity window needs it.
@Suite struct CondensedRunTests {
  private static func condensed(
    _ events: [(RunEvent, Int64)], mayWait: Bool = false, in run: inout CondensedRun
  ) -> [String] {
    for (event, minute) in events { run.add(event, at: .minutes(minute), mayWait: mayWait) }
    return run.steps.map { step in
      if case .event(let event, let instant) = step { "\(event) \(instant)" } else { "work" }
    }
  }

  private static func texts(_ minutes: ClosedRange<Int64>) -> [(RunEvent, Int64)] { minutes.map { (.text, $0) } }

  @Test func activityIsKeptAsFarApartAsTheWindow() {
    var run = CondensedRun(.gateway)
    #expect(Self.condensed(Self.texts(0...10), in: &run) == ["text 0s", "text 5m", "text 10m"])
  }

  @Test func activityIsKeptThatAMillisecondMoreWouldLose() {
    func kept(_ last: Int64) -> Int {
      var run = CondensedRun(RunParameters.gateway.with { $0.inactivity = .ms(10) })
      for instant in [0, 1, last] { run.add(.text, at: .ms(instant), mayWait: false) }
      return run.steps.count
    }
    #expect([kept(10), kept(11)] == [2, 3])
  }

  @Test func whatLiesOnBothSidesOfAnAskIsKept() {
    var run = CondensedRun(.gateway)
    let events = Self.texts(0...2) + [(.ask("a"), 3)] + Self.texts(4...6)
    let kept = Self.condensed(events, in: &run)
    #expect(kept.filter { $0.hasPrefix("text") } == ["text 0s", "text 2m", "text 4m", "text 6m"])
    #expect(kept.count == 5 && run.hasAsks)
  }

  @Test func allActivityOfAWaitIsKeptWhereOnlyTheLastReplyStartsTheClock() {
    var run = CondensedRun(RunParameters.gateway.with { $0.behaviour.rearmDuringApproval = .lastReply })
    let all = ["text 0s", "text 1m", "text 2m", "text 3m"]
    #expect(Self.condensed(Self.texts(0...3), mayWait: true, in: &run) == all)
    #expect(Self.condensed(Self.texts(4...6), in: &run) == all + ["text 4m", "text 6m"])
  }

  @Test func isCutBeyondTheMost() {
    var run = CondensedRun(.gateway)
    for number in 1...CondensedRun.most { run.add(.ask("a"), at: .ms(Int64(number)), mayWait: false) }
    #expect(!run.isCut && run.reach == .ms(.max))
    run.add(.ask("a"), at: .hours(1), mayWait: false)
    #expect(run.isCut && run.reach == .ms(Int64(CondensedRun.most)))
  }
}
