import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

/// Runs with more in them than a replay keeps.
@Suite struct HostileRunTests {
  /// Each approval is asked for and answered at once, a millisecond after the last.
  private static func replay(approvals count: Int, _ mode: ApprovalMode = .prompt) -> ReplayResult {
    var replay = Replay(RunParameters.gateway.with { $0.mode = mode }, setup: .zero)
    for number in 1...count {
      let id = ApprovalID("\(number)")
      replay.feed(.ask(id), at: .ms(Int64(number)))
      replay.feed(.reply(id, .approve), at: .ms(Int64(number)))
    }
    return replay.finish(at: .ms(Int64(count)))
  }

  @Test(arguments: [ApprovalMode.prompt, .autoReject])
  func fatesBeyondTheMostAreCounted(_ mode: ApprovalMode) {
    let approvals = Self.replay(approvals: ApprovalFates.most + 7, mode).approvals
    #expect(approvals.entries.count == ApprovalFates.most && approvals.omitted == 7)
  }

  /// The bound holds for asks, not for ids, and what is not kept changes nothing of what is.
  @Test func fatesOfAnIdAskedAgainAreBounded() {
    var replay = Replay(.gateway.with { $0.behaviour.rejectClosesAll = false }, setup: .zero)
    replay.feed(.ask("first"), at: .zero)
    replay.feed(.reply("first", .reject), at: .zero)
    for number in 2...Int64(ApprovalFates.most) + 7 {
      let id: ApprovalID = number > ApprovalFates.most ? "first" : "again"
      replay.feed(.ask(id), at: .ms(number))
      replay.feed(.reply(id, .approve), at: .ms(number))
    }
    let approvals = replay.finish(at: .ms(20_000)).approvals
    #expect(approvals.entries.map(\.id) == ["first", "again"] && approvals.omitted == 7)
    #expect(approvals["first"]?.fates == [.rejected] && approvals["again"]?.words.last == "9991 more")
    #expect(approvals["again"]?.closed == Array(repeating: .approved, count: ApprovalFates.most - 1))
  }

  @Test func capOfARunTooLongToKeepIsUnknown() {
    let most = CondensedRun.most / 2
    #expect(Self.replay(approvals: most).smallestHardCap == .value(.ms(Int64(most) + 1), isExact: false))
    #expect(Self.replay(approvals: most + 1).smallestHardCap == .unknown)
  }

  /// The search compares the names of asks in every trial.
  @Test func longNamesOfAsksTakeNoTimeOfTheSearch() {
    let run = RunParameters.gateway.with {
      $0.totalWait = .minutes(30)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.behaviour.approvalStops = .inactivityAndCap
    }
    let name = String(repeating: "a", count: 100_000)
    var condensed = CondensedRun(run)
    for number in 0..<10 {
      condensed.add(.ask(ApprovalID("\(name)\(number)")), at: .ms(Int64(number) * 80_000 + 5), mayWait: true)
    }
    let search = HardCapSearch(
      parameters: run, setup: .zero, run: condensed, end: .ms(90_000_000), mostSteps: 50_000)
    var smallest = ReplayResult.Smallest.none
    let time = processorTime { smallest = search.smallest(from: .minutes(20), isExact: false) }
    #expect(smallest == .unknown && time < .soon)
  }

  /// Where only the last reply starts the clock, all activity of a wait is kept, but no other.
  @Test func outputOutsideOfWaitsIsNotKept() {
    var replay = Replay(RunParameters.gateway.with { $0.behaviour.rearmDuringApproval = .lastReply }, setup: .zero)
    let last = Int64(CondensedRun.most) + 1
    for instant in 1...last { replay.feed(.text, at: .ms(instant)) }
    replay.feed(.ask("a"), at: .ms(last))
    #expect(replay.finish(at: .ms(last)).smallestHardCap == .value(.ms(last + 1), isExact: false))
  }

  /// Of the instant of the last step that is kept others may be missing.
  @Test func aRunIsDrawnThatEndsBeforeTheLastStepThatIsKept() {
    func isDrawn(cap: Int64) -> Bool {
      let run = RunParameters.gateway.with {
        $0.mode = .autoReject
        $0.hardCap = .ms(cap)
      }
      var replay = Replay(run, setup: .zero)
      let most = Int64(CondensedRun.most)
      for instant in 1...most { replay.feed(.ask("a"), at: .ms(instant)) }
      replay.feed(.ask("a"), at: .ms(most))
      return replay.finish(at: .ms(most)).timeline != nil
    }
    let most = Int64(CondensedRun.most)
    #expect([most - 1, most].map(isDrawn) == [true, false])
  }
}
