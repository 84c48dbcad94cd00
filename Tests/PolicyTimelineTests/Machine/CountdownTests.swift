import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct CountdownTests {
  @Test func firesAfterAMillisecondAtLeast() {
    var clock = Countdown(.zero)
    clock.start(at: .ms(7))
    #expect(clock.firesAt == .ms(8))
  }

  @Test("A stretch of one instant starts it too", arguments: [(5, 15), (4, nil)] as [(Int64, Int64?)])
  func everyMillisecond(through last: Int64, firesAt: Int64?) {
    var clock = Countdown(.ms(10))
    clock.start(atEveryMillisecondFrom: .ms(5), through: .ms(last))
    #expect(clock.firesAt == firesAt.map { .ms($0) })
  }
}
