import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct SlotHoldTests {
  typealias Case = Variation<String?>

  @Test(arguments: [
    Case("the defaults", "30m"),
    Case("a set-up longer than the cap", "45m") { $0.setupAllowance = .minutes(45) },
    Case("the cap aborts set-up", "30m") {
      $0.setupAllowance = .minutes(45)
      $0.behaviour.setupIsBounded = true
    },
    Case("set-up comes before the cap's clock", "35m45s") { $0.behaviour.hardCapStarts = .agentStart },
    Case("no cap", nil) { $0.hardCap = nil },
    Case("waits without a bound", nil) { $0.behaviour.approvalStops = .inactivityAndCap },
    Case("auto-reject never waits", "30m") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.mode = .autoReject
    },
    Case("all of the total wait", "1h30m") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .hours(1)
    },
    Case("total wait below the floor", "30m") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(59)
    },
    Case("every deadline is below the floor, so the last one leaves 50 s over", "1h29m10s") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .hours(1)
      $0.deadline = DeadlineFormula(share: nil, floor: .seconds(60), ceiling: .seconds(10), clearance: nil)
    },
    Case("a total wait is nothing where the clock runs", "30m") { $0.totalWait = .hours(1) },
    Case("nothing is activity and nothing stops the window: it ends after the longest set-up", "10m45s") {
      $0.activity = []
      $0.behaviour.approvalStops = .nothing
    },
    Case("nothing is activity: asks one after the other hold the slot until the cap", "30m") { $0.activity = [] },
    Case("nothing is activity: the last ask with a deadline, and the window after it", "29m30s999ms") {
      $0.activity = []
      $0.inactivity = .seconds(1)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("saturated", "over 292 million years") {
      $0.hardCap = .ms(.max)
      $0.setupAllowance = .ms(.max)
      $0.behaviour.hardCapStarts = .agentStart
    },
  ])
  func table(_ example: Case) {
    #expect(SlotHold(example.run)?.longest.description == example.expected)
  }

  @Test func queueOfTheDefaults() {
    #expect(SlotHold(.gateway)?.queueWait(depth: 5) == .minutes(150))
  }

  @Test("A queue that 64 bits cannot count is not given as a number")
  func queueBeyondCounting() {
    let wait = SlotHold(.gateway)?.queueWait(depth: 9_007_199_254_740_991)
    #expect(wait?.isSaturated == true && wait?.description == "over 292 million years")
  }
}
