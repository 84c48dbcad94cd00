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
    Case("no deadlines, and asks wait", nil) { $0.deadline = nil },
    Case("no deadlines, and asks are rejected", "no deadlines") {
      $0.deadline = nil
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("no deadlines where the cap's clock stands still", nil) {
      $0.deadline = nil
      $0.behaviour.askWithoutDeadline = .rejected
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("a total wait below the floor", "59s999ms below 1m") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .ms(59_999)
    },
    Case("a total wait as long as the floor", nil) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(60)
    },
    Case("a total wait that nothing counts", nil) { $0.totalWait = .seconds(30) },
  ])
  func table(_ example: Case) {
    let words: String? =
      switch MissingApprovalWindow(example.run) {
      case nil: nil
      case .shortCap(let remaining, _): remaining.description
      case .shortTotalWait(let totalWait, let floor): "\(totalWait) below \(floor)"
      case .noDeadlines: "no deadlines"
      }
    #expect(words == example.expected)
  }
}
