import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct GuaranteedWorkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: RunParameters
    let asks: Int64
    let setup: Duration
    let expected: String

    init(
      _ name: String, asks: Int64, setup: Duration = .zero, _ expected: String,
      _ change: (inout RunParameters) -> Void = { _ in }
    ) {
      (testDescription, run, self.asks, self.setup, self.expected) = (
        name, .gateway.with(change), asks, setup, expected
      )
    }
  }

  @Test(arguments: [
    Case("no ask", asks: 0, "30:00"), Case("one ask", asks: 1, "17:00"), Case("two asks", asks: 2, "4:00"),
    Case("three asks", asks: 3, "0:00"), Case("a negative number", asks: -1, "30:00"),
    Case("any number", asks: .max, "0:00"),
    Case("one ask after the longest set-up", asks: 1, setup: .seconds(345), "12:07.500"),
    Case("set-up before the cap's clock", asks: 1, setup: .seconds(345), "17:00") {
      $0.behaviour.hardCapStarts = .agentStart
    },
    Case("a set-up longer than the cap", asks: 1, setup: .hours(1), "0:00"),
    Case("no deadline, waits", asks: 1, "0:00") { $0.hardCap = .seconds(90) },
    Case("no deadline, rejected", asks: 1, "1:30") {
      $0.hardCap = .seconds(90)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("anchor ask", asks: 1, "17:00") { $0.behaviour.approvalAnchor = .ask },
    Case("anchor ask, twice", asks: 2, "8:30") { $0.behaviour.approvalAnchor = .ask },
    Case("anchor ask, the fifth waits in the blind window", asks: 5, "0:37.500") { $0.behaviour.approvalAnchor = .ask },
    Case("anchor ask, the sixth takes what is left", asks: 6, "0:00") { $0.behaviour.approvalAnchor = .ask },
    Case("anchor ask, rejected, the sixth comes in the wait of the fifth", asks: 6, "0:30.001") {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("anchor ask, rejected, the last but one ends as the blind window begins", asks: 31, "0:30.001") {
      $0.hardCap = .seconds(1_890)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.deadline = DeadlineFormula(share: nil, floor: .seconds(60), ceiling: .seconds(60), clearance: .seconds(30))
    },
    Case("anchor ask, rejected, any number", asks: .max, "0:30.001") {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("anchor ask, a ceiling of 1 ms, any number that fits", asks: 1_000_000, "13:20") {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .ms(1), clearance: nil)
    },
    Case("anchor ask, all in a long cap", asks: .max, "0:00.001") {
      $0.hardCap = .hours(840)
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.deadline = DeadlineFormula(share: Share(percent: 1), floor: nil, ceiling: nil, clearance: nil)
    },
    Case("anchor ask, as long as an integer reaches", asks: .max, "0:00") {
      $0.hardCap = .ms(.max)
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .ms(1), clearance: nil)
    },
    Case("the cap's clock stands still", asks: 3, "30:00") { $0.behaviour.approvalStops = .inactivityAndCap },
    Case("auto-reject", asks: 3, "30:00") { $0.mode = .autoReject },
    Case("no cap", asks: 1, "-") { $0.hardCap = nil },
  ])
  func table(_ example: Case) {
    let work = GuaranteedWork(example.run)?.duration(asks: example.asks, afterSetup: example.setup)
    #expect(work?.onTheClock ?? "-" == example.expected)
  }
}
