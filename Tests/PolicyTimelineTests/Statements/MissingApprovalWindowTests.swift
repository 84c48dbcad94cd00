import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct MissingApprovalWindowTests {
  typealias Case = Variation<String?>

  @Test(arguments: [
    Case("the defaults have a window", nil) { _ in },
    Case("90 s after set-up are not enough", "1m30s") { $0.hardCap = .seconds(345 + 90) },
    Case("1 ms more is", nil) { $0.hardCap = .ms(435_001) },
    Case("set-up takes the whole cap", "0s") { $0.hardCap = .seconds(100) },
    Case("set-up does not count from agent start", nil) {
      $0.hardCap = .seconds(100)
      $0.behaviour.hardCapStarts = .agentStart
    },
    Case("the cap's clock stands still", nil) {
      $0.hardCap = .seconds(100)
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("anchor ask makes no difference", "0s") {
      $0.hardCap = .seconds(100)
      $0.behaviour.approvalAnchor = .ask
    },
    Case("auto-reject", nil) {
      $0.hardCap = .seconds(100)
      $0.mode = .autoReject
    },
    Case("no cap", nil) { $0.hardCap = nil },
    Case("no deadlines", nil) { $0.deadline = nil },
  ])
  func table(_ example: Case) {
    #expect(MissingApprovalWindow(example.run)?.remaining.description == example.expected)
  }
}
