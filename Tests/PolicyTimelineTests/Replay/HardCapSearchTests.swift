import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct HardCapSearchTests {
  /// A deadline that grows with the cap from 52 ms on, and a window that ends the run 3 ms behind it.
  private static let run = RunParameters.gateway.with {
    $0.inactivity = .ms(3)
    $0.setupAllowance = .zero
    $0.deadline = DeadlineFormula(share: nil, floor: .ms(1), ceiling: .ms(20), clearance: .ms(50))
    $0.behaviour.askWithoutDeadline = .rejected
  }
  private static let events = [(RunEvent.ask("a"), Int64(0)), (.reply("a", .approve), 10), (.idle, 10)]

  /// The answer comes after 10 ms, so a deadline of 7 ms is enough, and a cap of 50 ms more gives it.
  @Test func findsACapFarBeyondTheRecording() {
    var replay = Replay(Self.run, setup: .zero)
    for (event, instant) in Self.events { replay.feed(event, at: .ms(instant)) }
    #expect(replay.finish(at: .ms(10)).smallestHardCap == .value(.ms(57), isExact: true))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let end: Int64
    let smallest: Int64?
    let run: RunParameters

    init(
      _ name: String, _ script: String, until end: Int64, _ smallest: Int64?,
      share: Int64, inactivity: Int64, _ change: (inout RunParameters) -> Void = { _ in }
    ) {
      (testDescription, self.script, self.end, self.smallest) = (name, script, end, smallest)
      run = RunParameters.gateway.with {
        $0.inactivity = .ms(inactivity)
        $0.activity = [.text, .tool]
        $0.deadline = DeadlineFormula(share: Share(percent: share), floor: nil, ceiling: nil, clearance: nil)
        change(&$0)
      }
    }
  }

  /// Runs whose smallest cap lies just where one comparison turns.
  @Test(arguments: [
    Case("a deadline behind the end", "ask 1ms a", until: 2, 4, share: 50, inactivity: 1),
    Case("an ask that gets a deadline at all", "ask 5ms a", until: 5, 7, share: 25, inactivity: 5) {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case(
      "a late reply, which does not start the clock", "ask 0s a; reply 4ms a approve", until: 6, 8, share: 25,
      inactivity: 5
    ) { $0.behaviour.approvalAnchor = .ask },
    Case("a clock that two deadlines have moved", "ask 0s a; ask 6ms a", until: 18, 20, share: 25, inactivity: 9),
    Case(
      "of two deadlines at one instant only the later ask's moves",
      "ask 0s a; ask 1ms c; reply 2ms c reject; ask 2ms b; ask 2ms c; reply 3ms a approve; ask 3ms a; ask 4ms a",
      until: 8, 15, share: 25, inactivity: 3
    ) {
      $0.activity = [.approvalReply]
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.rejectClosesAll = false
      $0.deadline = DeadlineFormula(share: Share(percent: 25), floor: nil, ceiling: .ms(3), clearance: nil)
    },
    Case("a clock that gets as far as a deadline", "ask 1ms a; ask 12ms a", until: 22, 25, share: 25, inactivity: 8) {
      $0.activity.insert(.approvalReply)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.approvalStops = .nothing
    },
    // Nothing moves, so that there is nothing to look for.
    Case(
      "asks without deadlines, which stop the cap", "ask 0s a; reply 1h a approve", until: 7_200_000, nil,
      share: 100, inactivity: 5
    ) {
      $0.deadline = nil
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case(
      "an ask that is refused when the total wait is used up", "text 0s; ask 1m a; ask 12m b; text 1h",
      until: 3_600_000, nil, share: 100, inactivity: 300_000
    ) {
      $0.deadline = nil
      $0.totalWait = .minutes(10)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case(
      "an ask that gets the last of the total wait", "ask 0s a; ask 14s b; text 15s", until: 22_000, 20_004,
      share: 25, inactivity: 10_000
    ) {
      $0.deadline = DeadlineFormula(share: Share(percent: 25), floor: .seconds(5), ceiling: nil, clearance: nil)
      $0.totalWait = .seconds(10)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    Case(
      "a clock that a deadline starts which stands still", "text 0s; ask 1m a; text 1620005ms; text 1h",
      until: 3_600_000, nil, share: 100, inactivity: 780_000
    ) {
      $0.deadline = .gateway
      $0.activity.insert(.approvalReply)
    },
  ])
  func findsTheSmallest(_ example: Case) {
    var replay = Replay(example.run, setup: .zero)
    for case .event(let event, let instant) in Script(example.script).steps { replay.feed(event, at: instant) }
    let smallest = example.smallest.map { ReplayResult.Smallest.value(.ms($0), isExact: false) } ?? .none
    #expect(replay.finish(at: .ms(example.end)).smallestHardCap == smallest)
  }

  /// What happens in the instant of the end happens before it.
  @Test func drawsWhatHappensAsTheRunEnds() {
    var replay = Replay(Self.run.with { $0.hardCap = .ms(3) }, setup: .zero)
    replay.feed(.ask("a"), at: .ms(3))
    let lines = replay.finish(at: .ms(30)).timeline?.lines.map(\.text) ?? []
    #expect(lines.contains("agent asks for approval, rejected at once"))
  }

  /// A picture ends with the run, whatever the recording has behind it.
  @Test func drawsWhatHappenedBeforeTheEnd() throws {
    func timeline(_ instants: [Int64]) -> Timeline? {
      var replay = Replay(Self.run, setup: .zero)
      for instant in instants { replay.feed(.text, at: .ms(instant)) }
      return replay.finish(at: .ms(30)).timeline
    }
    let rows = try #require(timeline([1, 3])).rows
    #expect(timeline([1, 3, 9, 20])?.rows == rows)
    #expect(timeline([1])?.rows != rows)
  }

  /// A trial costs a step for each event and one for itself; the third one is begun after eight of them.
  @Test func givesUpAfterTheMostSteps() {
    var condensed = CondensedRun(Self.run)
    for (event, instant) in Self.events { condensed.add(event, at: .ms(instant), mayWait: false) }
    let enough = (0...1_000).first { most in
      let search = HardCapSearch(
        parameters: Self.run, setup: .zero, run: condensed, end: .ms(10), mostSteps: most)
      return search.smallest(from: .ms(10), isExact: true) != .unknown
    }
    #expect(enough == 9)
  }
}
