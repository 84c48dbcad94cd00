import PolicyModel
import Testing

@testable import PolicyTimeline

/// The clock that waits for the first sign of the agent, as the action has it: 90 s, then none.
@Suite struct FirstActivityTests {
  private static let action = RunParameters(
    hardCap: .minutes(20), inactivity: nil, firstActivity: .seconds(90), deadline: nil, mode: .autoReject,
    activity: [.text, .tool], behaviour: .action0104)

  @Test(arguments: [
    ("idle 19m", "failed inactivity-timeout at 1:30"), ("status 1m; idle 19m", "failed inactivity-timeout at 1:30"),
    ("text 1m29s999ms; idle 19m", "succeeded at 19:00"), ("text 1m30s; idle 19m", "succeeded at 19:00"),
    ("text 1m30s1ms; idle 19m", "failed inactivity-timeout at 1:30"),
    ("tool-start 0s; idle 19m", "succeeded at 19:00"), ("reasoning 5s; idle 19m", "succeeded at 19:00"),
    ("ask 1m per; idle 19m", "succeeded at 19:00, per rejected"), ("text 0s", "failed timeout at 20:00"),
    ("idle 1m29s", "succeeded at 1:29"),
  ])
  func endsARunWithoutAnySign(_ script: String, _ summary: String) {
    #expect(RunRecord(Self.action, script).summary == summary)
  }

  /// Beside an inactivity window the shorter of the two ends a run of which nothing is seen.
  @Test(arguments: [("", "1:30"), ("tool-start 1m", "5:00"), ("text 1m", "6:00")])
  func goesBesideTheWindow(_ script: String, _ end: String) {
    let run = RunParameters.gateway.with { $0.firstActivity = .seconds(90) }
    #expect(RunRecord(run, script).summary == "failed inactivity-timeout at \(end)")
  }

  @Test func marginIsTold() {
    let margins = RunRecord(Self.action, "text 1m; idle 2m").margins
    #expect(margins.firstActivity == .seconds(30) && margins.inactivity == nil)
    let silent = RunRecord(Self.action, "")
    #expect(silent.margins.firstActivity == .zero && silent.outcome?.hadNoSign == true)
    #expect(RunRecord(.gateway, "").outcome?.hadNoSign == false)
  }

  @Test func isDrawn() {
    let rows = Timeline(of: Self.action, setup: .zero, [RunStep]()).rows
    #expect(
      rows == [
        " 0:00      agent starts; cap at 20:00", " 1:30      no first sign of the agent in time, which ends the run",
      ])
  }

  /// A longer cap helps no run that showed no sign in time, and no inactivity window would have.
  @Test func replayFindsNoSmallestValue() {
    for (sign, isEnded) in [(Duration.seconds(91), true), (.seconds(90), false)] {
      var replay = Replay(Self.action, setup: .zero)
      replay.feed(.text, at: sign)
      replay.feed(.idle, at: .minutes(3))
      let result = replay.finish(at: .minutes(3))
      #expect(result.isEndedByPolicy == isEnded)
      #expect(result.smallestHardCap == (isEnded ? .none : .value(.minutes(3), isExact: true)))
      #expect(result.smallestInactivity == (isEnded ? .none : .value(.seconds(90), isExact: true)))
    }
  }

  /// A cap that ends the run before the sign is due hides nothing.
  @Test func replayLooksBehindTheCap() {
    var replay = Replay(Self.action.with { $0.hardCap = .minutes(1) }, setup: .zero)
    replay.feed(.text, at: .seconds(91))
    replay.feed(.idle, at: .minutes(3))
    #expect(replay.finish(at: .minutes(3)).smallestHardCap == .none)
  }

  /// The recording is condensed, and keeps the sign that it needs.
  @Test func replayKeepsTheSign() {
    let run = Self.action.with {
      $0.mode = .prompt; $0.deadline = .gateway
    }
    var replay = Replay(run, setup: .zero)
    replay.feed(.reasoning, at: .seconds(80))
    replay.feed(.ask("per"), at: .minutes(2))
    replay.feed(.idle, at: .minutes(3))
    #expect(replay.finish(at: .minutes(3)).smallestHardCap != .none)
  }

  @Test(arguments: [
    (Duration.seconds(90), Duration?.none, UnreachableClock.Reason?.none), (.minutes(20), nil, .capComesFirst),
    (.minutes(21), nil, .capComesFirst), (.seconds(90), .seconds(89), .windowIsShorter),
    (.seconds(90), .seconds(90), nil),
  ])
  func canBeDead(_ first: Duration, _ window: Duration?, _ reason: UnreachableClock.Reason?) {
    let run = Self.action.with { ($0.firstActivity, $0.inactivity) = (first, window) }
    #expect(UnreachableClock.clocks(in: run).first { $0.part == .firstActivity }?.reason == reason)
  }

  /// What a proof shows is a run in which the agent shows a sign, so that this clock does not end it.
  @Test func evidenceShowsASign() throws {
    let run = RunParameters.gateway.with { ($0.firstActivity, $0.activity) = (.seconds(1), []) }
    let late = RunParameters.gateway.with { $0.firstActivity = .seconds(1) }
    #expect(try #require(LateApproval(late)).lostEvidence != nil)
    #expect(InterruptedWait(run)?.evidence != nil)
  }
}
