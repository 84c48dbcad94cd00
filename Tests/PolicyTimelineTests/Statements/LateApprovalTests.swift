import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

@Suite struct LateApprovalTests {
  typealias Case = Variation<[String]?>

  @Test(arguments: [
    Case("the defaults", ["16:30.001", "17:00.001"]),
    Case("a ceiling that never binds", ["14:30.001", "15:00.001"]) { $0.deadline = .gatewayWithoutCeiling },
    Case("a cap of 90 s leaves no deadline", nil) { $0.hardCap = .seconds(90) },
    Case("a cap of 90.001 s leaves one", ["0:00.002", "0:30.002"]) { $0.hardCap = .ms(90_001) },
    Case("anchor ask", nil) { $0.behaviour.approvalAnchor = .ask },
    Case("the cap's clock stands still", nil) { $0.behaviour.approvalStops = .inactivityAndCap },
    Case("auto-reject", nil) { $0.mode = .autoReject },
    Case("no deadlines", nil) { $0.deadline = nil },
    Case("no cap", nil) { $0.hardCap = nil },
    Case("set-up changes nothing", ["16:30.001", "17:00.001"]) { $0.setupAllowance = .hours(2) },
  ])
  func table(_ example: Case) {
    let late = LateApproval(example.run)
    #expect(late.map { [$0.tightFrom.onTheClock, $0.lostFrom.onTheClock] } == example.expected)
  }

  @Test("The closed form is the earliest late ask among all instants and all set-ups")
  func everyInstant() {
    var random = SeededGenerator(for: "late approvals")
    var wrong: [RunParameters] = []
    for _ in 0..<300 {
      let run = RunParameters.gateway.with {
        $0.hardCap = .ms(.random(in: 1...150, using: &random))
        $0.setupAllowance = .ms(.random(in: 0...40, using: &random))
        $0.deadline = .random(below: 100, &random)
      }
      let late = LateApproval(run)
      let clearance = run.deadline?.clearance ?? .zero
      if late?.tightFrom != earliestAsk(in: run, lessThan: clearance)
        || late?.lostFrom != earliestAsk(in: run, lessThan: .zero)
      {
        // Without clearance nothing is tight before it is lost.
        if clearance > .zero || late?.tightFrom != late?.lostFrom { wrong.append(run) }
      }
    }
    #expect(wrong.isEmpty, "seed \(random.seed)")
  }

  /// The earliest instant on the cap's clock at which an ask's deadline leaves less than a margin before the cap.
  private func earliestAsk(in run: RunParameters, lessThan margin: Duration) -> Duration? {
    guard let cap = run.hardCap?.milliseconds else { return nil }
    var earliest: Int64?
    for setup in 0...min(run.longestSetupOnCap.milliseconds, cap) {
      guard let deadline = run.deadline?.deadline(remaining: .ms(cap - setup)) else { continue }
      let first = (setup...cap).first { cap - ($0 + deadline.milliseconds) < margin.milliseconds }
      if let first { earliest = min(first, earliest ?? first) }
    }
    return earliest.map { .ms($0) }
  }
}

extension DeadlineFormula {
  static let gatewayWithoutCeiling = DeadlineFormula(
    share: Share(percent: 50), floor: .seconds(60), ceiling: nil, clearance: .seconds(30))
}
