import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct InterruptedWaitTests {
  struct Expected: Sendable, Equatable {
    let reason: InterruptedWait.Reason
    let wait: String?
    let failsAt: String?

    init(_ reason: InterruptedWait.Reason, wait: String?, failsAt: String?) {
      (self.reason, self.wait, self.failsAt) = (reason, wait, failsAt)
    }
  }

  typealias Case = Variation<Expected?>

  @Test(arguments: [
    Case("the defaults: 5 min < 13 min", Expected(.restarted, wait: "13m", failsAt: "5:00")),
    Case("a window as long as the longest wait", nil) { $0.inactivity = .minutes(13) },
    Case("1 ms less", Expected(.restarted, wait: "13m", failsAt: "12:59.999")) {
      $0.inactivity = .ms(779_999)
    },
    Case("last-reply", nil) { $0.behaviour.rearmDuringApproval = .lastReply },
    Case("no window", nil) { $0.inactivity = nil },
    Case("a window as long as the cap", nil) { $0.inactivity = .minutes(30) },
    Case("auto-reject", nil) { $0.mode = .autoReject },
    Case("neither text nor tool", Expected(.restarted, wait: "13m", failsAt: "5:00")) {
      $0.activity = [.approvalReply]
    },
    Case("nothing is activity", Expected(.resumed, wait: "13m", failsAt: "5:00")) { $0.activity = [] },
    Case("tools are enough", nil) {
      $0.activity = [.tool, .approvalReply]
      $0.inactivity = .minutes(13)
    },
    Case("a reply is no activity", Expected(.resumed, wait: "13m", failsAt: "20:00")) {
      $0.activity = [.text]
      $0.inactivity = .minutes(20)
    },
    Case("a reply is no activity, last-reply", nil) {
      $0.activity = [.text]
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    Case("the wait in the blind window is longest", Expected(.restarted, wait: "6m", failsAt: "29:00")) {
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(share: nil, floor: .minutes(1), ceiling: .minutes(2), clearance: .minutes(5))
    },
    Case("asks without a deadline are rejected", nil) {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.deadline = DeadlineFormula(share: nil, floor: .minutes(1), ceiling: .minutes(2), clearance: .minutes(5))
    },
    Case("no ask ever waits", nil) {
      $0.hardCap = .seconds(90)
      $0.inactivity = .seconds(1)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("waiting stops nothing", Expected(.waitingCounts, wait: "13m", failsAt: "5:00")) {
      $0.behaviour.approvalStops = .nothing
    },
    Case("waiting stops nothing, a short deadline", Expected(.waitingCounts, wait: "2m", failsAt: "5:00")) {
      $0.behaviour.approvalStops = .nothing
      $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .minutes(2), clearance: nil)
    },
    Case("waiting stops nothing, every wait is over after 25 min", nil) {
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.inactivity = .minutes(25)
      $0.deadline = DeadlineFormula(share: nil, floor: .minutes(1), ceiling: .minutes(1), clearance: .ms(299_999))
    },
    Case("1 ms later one is not", Expected(.waitingCounts, wait: "1m", failsAt: "25:00")) {
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.inactivity = .minutes(25)
      $0.deadline = DeadlineFormula(share: nil, floor: .minutes(1), ceiling: .minutes(1), clearance: .ms(299_998))
    },
    Case("the cap stops: the total wait is the longest", Expected(.restarted, wait: "10m", failsAt: "5:00")) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .minutes(10)
    },
    Case("the cap stops: without a bound", Expected(.restarted, wait: nil, failsAt: "53:30")) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.behaviour.approvalAnchor = .ask
      $0.inactivity = .minutes(25)
    },
  ])
  func table(_ example: Case) {
    let unsafe = InterruptedWait(example.run).map { unsafe in
      let end = unsafe.evidence?.record().outcome?.at.onTheClock
      return Expected(unsafe.reason, wait: unsafe.longestWait?.description, failsAt: end)
    }
    #expect(unsafe == example.expected)
  }
}
