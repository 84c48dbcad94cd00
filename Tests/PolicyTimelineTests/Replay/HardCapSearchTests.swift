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
