import PolicyModel
import Testing

@testable import PolicyTimeline

/// What the statements prove together, in the words that people read.
@Suite struct GuaranteesTests {
  typealias Case = Variation<String>

  @Test(arguments: [
    Case(
      "the defaults",
      """
      longest slot hold | 30m | -
      longest queue wait | 2h30m | behind 5 runs
      work without asks | 30m | 24m15s after a set-up of 5m45s
      work with 1 ask | 17m | 12m7s500ms after a set-up of 5m45s; less if the inactivity window ends a wait
      work with 2 asks | 4m | 0s after a set-up of 5m45s; less if the inactivity window ends a wait
      work with 3 asks | 0s | 0s after a set-up of 5m45s; less if the inactivity window ends a wait
      asks in time | until 17:00 | a later one may still be open at the hard cap; fewer if the inactivity window ends a wait
      blind window | none | -
      run.hard_cap | can end a run | -
      run.inactivity | can end a run | -
      approval.deadline | ends no run | it ends the wait for an approval, and the run goes on
      """),
    Case(
      "anchor ask, no set-up",
      """
      longest slot hold | 30m | -
      longest queue wait | 2h30m | behind 5 runs
      work without asks | 30m | -
      work with 1 ask | 17m | less if the inactivity window ends a wait
      work with 2 asks | 8m30s | less if the inactivity window ends a wait
      work with 3 asks | 4m15s | less if the inactivity window ends a wait
      asks in time | until 28:29.999 | a later one may still be open at the hard cap; fewer if the inactivity window ends a wait
      blind window | 28:30 to 30:00 | an ask in it waits without a deadline
      run.hard_cap | can end a run | -
      run.inactivity | can end a run | -
      approval.deadline | ends no run | it ends the wait for an approval, and the run goes on
      """
    ) {
      $0.behaviour.approvalAnchor = .ask
      $0.setupAllowance = .zero
    },
    Case(
      "a job of the action",
      """
      longest slot hold | 35m45s | -
      longest queue wait | 2h58m45s | behind 5 runs
      work without asks | 30m | -
      work with 1 ask | 30m | -
      work with 2 asks | 30m | -
      work with 3 asks | 30m | -
      asks in time | none | every ask is rejected at once
      blind window | none | -
      run.hard_cap | can end a run | -
      run.inactivity | ends no run | it is off, or the program has none
      """
    ) {
      $0.behaviour = .action0104
      $0.mode = .autoReject
      $0.inactivity = nil
    },
    Case(
      "waits stop the cap's clock without a bound, the window is longer than the cap",
      """
      longest slot hold | unbounded | waits stop the cap's clock, and nothing bounds them
      longest queue wait | unbounded | behind 5 runs
      work without asks | 30m | -
      work with 1 ask | 30m | -
      work with 2 asks | 30m | -
      work with 3 asks | 30m | -
      asks in time | all | the cap's clock stands still while an approval is open
      blind window | none | -
      run.hard_cap | can end a run | -
      run.inactivity | ends no run | the hard cap is never later
      approval.deadline | ends no run | it ends the wait for an approval, and the run goes on
      """
    ) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.behaviour.rearmDuringApproval = .lastReply
      $0.setupAllowance = .zero
      $0.inactivity = .minutes(31)
    },
    Case(
      "waits stop the cap's clock, as long as a total wait",
      """
      longest slot hold | 1h30m | -
      longest queue wait | 7h30m | behind 5 runs
      work without asks | 30m | -
      work with 1 ask | 30m | less if the inactivity window ends a wait
      work with 2 asks | 30m | less if the inactivity window ends a wait
      work with 3 asks | 30m | less if the inactivity window ends a wait
      asks in time | all | the cap's clock stands still while an approval is open; fewer if the inactivity window ends a wait
      blind window | none | -
      run.hard_cap | can end a run | -
      run.inactivity | can end a run | -
      approval.deadline | ends no run | it ends the wait for an approval, and the run goes on
      approval.total_wait | ends no run | it ends the wait for an approval, and the run goes on
      """
    ) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.setupAllowance = .zero
      $0.totalWait = .hours(1)
    },
    Case(
      "a set-up that leaves too little",
      """
      longest slot hold | 7m | -
      longest queue wait | 35m | behind 5 runs
      work without asks | 7m | 1m15s after a set-up of 5m45s
      work with 1 ask | 3m30s | 0s after a set-up of 5m45s
      work with 2 asks | 0s | 0s after a set-up of 5m45s
      work with 3 asks | 0s | 0s after a set-up of 5m45s
      asks in time | none | after the longest set-up no ask has a deadline
      blind window | 5:30 to 7:00 | an agent that starts in it waits without a deadline whenever it asks
      run.hard_cap | can end a run | -
      run.inactivity | can end a run | -
      approval.deadline | ends no run | it ends the wait for an approval, and the run goes on
      """
    ) { $0.hardCap = .minutes(7) },
    Case("no cap", "-") { $0.hardCap = nil },
  ])
  func table(_ example: Case) {
    let rows = Guarantees(example.run, queueDepth: 5)?.rows.map { "\($0.label) | \($0.value) | \($0.remark ?? "-")" }
    #expect(rows?.joined(separator: "\n") ?? "-" == example.expected)
  }

  private static let work = "work without asks"
  private static let asks = "asks in time"

  /// Single rows, each with its value and remark.
  @Test(arguments: [
    RowCase("work is no activity", work, "30m | less if the inactivity window ends the run") {
      $0.setupAllowance = .zero
      $0.activity = [.approvalReply]
      $0.mode = .autoReject
    },
    RowCase("replies are the only activity", work, "30m | less if the inactivity window ends the run") {
      $0.setupAllowance = .zero
      $0.activity = [.approvalReply]
    },
    RowCase("a window that is longer than the cap ends no run", work, "30m | -") {
      $0.setupAllowance = .zero
      $0.activity = [.approvalReply]
      $0.inactivity = .minutes(31)
      $0.mode = .autoReject
    },
    RowCase("anchor ask, and a late ask is rejected", asks, "until 28:29.999 | a later one is rejected at once") {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
      $0.inactivity = nil
    },
    RowCase("no formula, and asks wait", asks, "none | no ask has a deadline") { $0.deadline = nil },
    RowCase("no formula, and asks are rejected", asks, "none | every ask is rejected at once") {
      $0.deadline = nil
      $0.behaviour.askWithoutDeadline = .rejected
    },
    RowCase("no set-up, and the cap is as short as floor and clearance", asks, "none | no ask has a deadline") {
      $0.hardCap = .seconds(90)
      $0.setupAllowance = .zero
    },
    RowCase("the same, and asks are rejected", asks, "none | every ask is rejected at once") {
      $0.hardCap = .seconds(90)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    RowCase(
      "a long set-up, and asks are rejected", asks, "none | after the longest set-up every ask is rejected at once"
    ) {
      $0.hardCap = .minutes(7)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    RowCase(
      "the window ends every wait", asks, "none | the inactivity window ends the run before any deadline"
    ) {
      $0.inactivity = .minutes(10)
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    RowCase(
      "the window ends some waits", asks,
      "until 17:00 | a later one may still be open at the hard cap; fewer if the inactivity window ends a wait"
    ) {
      $0.inactivity = .ms(779_999)
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    RowCase(
      "the window ends the run before the cap", asks, "until 17:00 | fewer if the inactivity window ends the run"
    ) {
      $0.inactivity = .minutes(20)
      $0.setupAllowance = .zero
      $0.activity = []
      $0.behaviour.approvalStops = .nothing
    },
    RowCase("the total wait is below the floor", asks, "none | every ask is rejected at once") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(30)
    },
    RowCase("a deadline that never comes ends nothing", "approval.deadline", "-") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(30)
    },
    RowCase("a total wait that nothing is waited for", "approval.total_wait", "-") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(30)
    },
    RowCase("a formula that no ask has a deadline by", "approval.deadline", "-") {
      $0.hardCap = .seconds(90)
    },
    RowCase(
      "a deadline that the window comes before", "approval.deadline",
      "ends no run | nothing restarts the inactivity window, which is shorter"
    ) {
      $0.inactivity = .minutes(10)
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.rearmDuringApproval = .lastReply
    },
  ])
  func row(_ example: RowCase) {
    let row = Guarantees(example.example.run, queueDepth: nil)?.rows.first { $0.label == example.label }
    #expect(row.map { "\($0.value) | \($0.remark ?? "-")" } ?? "-" == example.example.expected)
  }

  struct RowCase: Sendable, CustomTestStringConvertible {
    let label: String
    let example: Case

    init(_ name: String, _ label: String, _ expected: String, _ change: (inout RunParameters) -> Void) {
      (self.label, example) = (label, Case(name, expected, change))
    }

    var testDescription: String { example.testDescription }
  }

  @Test("Without a depth there is no queue to wait in")
  func withoutQueue() {
    let guarantees = Guarantees(.gateway, queueDepth: nil)
    #expect(guarantees?.queueWait == nil)
    #expect(guarantees?.rows.contains { $0.label.contains("queue") } == false)
  }

  @Test("Anchor ask: asks are in time as long as the longest set-up leaves an instant for one that has a deadline")
  func timelyAsksAfterSetup() {
    let asks = ([435_001, 435_000] as [Int64]).map { cap in
      let run = RunParameters.gateway.with {
        $0.behaviour.approvalAnchor = .ask
        $0.hardCap = .ms(cap)
      }
      return Guarantees(run, queueDepth: nil)?.timelyAsks
    }
    #expect(asks == [.through(.seconds(345), later: .openAtHardCap), .none(.longSetup(asksWait: true))])
  }
}
