import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct LateApprovalTests {
  typealias Case = Variation<[String]?>

  @Test(arguments: [
    Case("the defaults", ["16:30.001", "17:00.001"]),
    Case("a ceiling that never binds", ["14:30.001", "15:00.001"]) { $0.deadline = .gatewayWithoutCeiling },
    Case("a cap of 90 s leaves no deadline, and every ask waits until it", ["0:00", "0:00"]) {
      $0.hardCap = .seconds(90)
      $0.inactivity = nil
    },
    Case("a cap of 90 s, and asks without a deadline are rejected", nil) {
      $0.hardCap = .seconds(90)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("a cap of 90.001 s leaves one", ["0:00.002", "0:30.002"]) { $0.hardCap = .ms(90_001) },
    Case("anchor ask", nil) { $0.behaviour.approvalAnchor = .ask },
    Case("the cap's clock stands still", nil) { $0.behaviour.approvalStops = .inactivityAndCap },
    Case("auto-reject", nil) { $0.mode = .autoReject },
    Case("no deadlines", ["0:00", "0:00"]) { $0.deadline = nil },
    Case("no deadlines, anchor ask", ["0:00", "0:00"]) {
      $0.deadline = nil
      $0.behaviour.approvalAnchor = .ask
    },
    Case("nothing restarts the window in a wait, which is shorter than the deadline", ["25:00.001", "25:00.001"]) {
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    Case(
      "nothing is activity: only a set-up of 5 minutes and more lets the cap come first", ["16:45.501", "17:30.501"]
    ) {
      $0.activity = []
      $0.inactivity = .ms(1_499_001)
      $0.behaviour.approvalStops = .nothing
    },
    Case("nothing is activity: the window ends every run", nil) {
      $0.activity = []
      $0.behaviour.approvalStops = .nothing
    },
    Case("no cap", nil) { $0.hardCap = nil },
    Case("set-up changes nothing", ["16:30.001", "17:00.001"]) { $0.setupAllowance = .hours(2) },
  ])
  func table(_ example: Case) {
    let late = LateApproval(example.run)
    #expect(late.map { [$0.tightFrom.onTheClock, $0.lostFrom?.onTheClock ?? "-"] } == example.expected)
  }
}

extension DeadlineFormula {
  static let gatewayWithoutCeiling = DeadlineFormula(
    share: Share(percent: 50), floor: .seconds(60), ceiling: nil, clearance: .seconds(30))
}
