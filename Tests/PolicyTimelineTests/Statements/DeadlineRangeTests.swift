import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct DeadlineRangeTests {
  typealias Case = Variation<[String]?>

  @Test(arguments: [
    Case("the defaults: D(T − S) to D(T)", ["12m7s500ms", "13m"]),
    Case("no set-up on the cap's clock", ["13m", "13m"]) { $0.behaviour.hardCapStarts = .agentStart },
    Case("set-up may leave too little", ["1m", "2m30s"]) { $0.hardCap = .minutes(5) },
    Case("no ask has a deadline", nil) { $0.hardCap = .seconds(90) },
    Case("anchor ask", ["1m", "13m"]) { $0.behaviour.approvalAnchor = .ask },
    Case("anchor ask, the ceiling below the floor", ["10s", "10s"]) {
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(share: nil, floor: .minutes(1), ceiling: .seconds(10), clearance: nil)
    },
    Case("the share exceeds the floor at the jump", ["11ms", "50ms"]) {
      $0.hardCap = .ms(150)
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(share: Share(percent: 90), floor: .ms(10), ceiling: nil, clearance: .ms(100))
    },
    Case("auto-reject", nil) { $0.mode = .autoReject },
    Case("no deadlines", nil) { $0.deadline = nil },
    Case("no cap", nil) { $0.hardCap = nil },
    Case("the cap stops, without a bound on waiting", ["12m7s500ms", "13m"]) {
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("the cap stops, some ask waits for ever", ["1m", "-"]) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.behaviour.approvalAnchor = .ask
    },
    Case("the cap stops, the rest of the total wait is a deadline", ["1m", "13m"]) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .hours(1)
    },
    Case("the cap stops, an ask may get all of the total wait", ["1m", "1h"]) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.behaviour.approvalAnchor = .ask
      $0.totalWait = .hours(1)
    },
    Case("the cap stops, the total wait is below the floor", nil) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(59)
    },
  ])
  func table(_ example: Case) {
    let range = DeadlineRange(example.run)
    #expect(range.map { ["\($0.shortest)", $0.longest?.description ?? "-"] } == example.expected)
  }
}
