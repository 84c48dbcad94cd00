import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct BlindWindowTests {
  typealias Case = Variation<String?>

  @Test(arguments: [
    Case("the defaults have none", nil),
    Case("a set-up of 330 s leaves 90 s", "5:30 to 7:00, whole") { $0.hardCap = .minutes(7) },
    Case("a set-up that leaves 1 ms more", nil) { $0.hardCap = .ms(435_001) },
    Case("no set-up, a short cap", "0:00 to 1:00, whole") {
      $0.hardCap = .minutes(1)
      $0.setupAllowance = .zero
    },
    Case("rejected at once", "5:30 to 7:00, whole, harmless") {
      $0.hardCap = .minutes(7)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("anchor ask", "28:30 to 30:00") { $0.behaviour.approvalAnchor = .ask },
    Case("anchor ask, rejected at once", "28:30 to 30:00, harmless") {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("anchor ask, a short cap", "0:00 to 1:00") {
      $0.hardCap = .minutes(1)
      $0.behaviour.approvalAnchor = .ask
    },
    Case("the cap's clock stands still", nil) {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("auto-reject", nil) {
      $0.hardCap = .minutes(1)
      $0.mode = .autoReject
    },
    Case("no deadlines", nil) { $0.deadline = nil },
    Case("no cap", nil) { $0.hardCap = nil },
  ])
  func table(_ example: Case) {
    let window = BlindWindow(example.run).map { window in
      "\(window.from.onTheClock) to \(window.until.onTheClock)" + (window.coversWholeRun ? ", whole" : "")
        + (window.isHarmless ? ", harmless" : "")
    }
    #expect(window == example.expected)
  }
}
