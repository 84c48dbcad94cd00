import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct DeadClockTests {
  typealias Case = Variation<[String]>

  private static let livingTerms = DeadlineFormula(
    share: Share(percent: 90), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30))

  @Test(arguments: [
    Case(
      "what the gateway has fixed: after the longest set-up the ceiling and the share decide",
      [
        "approval.deadline.floor otherTermsDecide", "approval.deadline.clearance otherTermsDecide",
      ]),
    Case(
      "anchor ask: 50 % is below 60/90, so the clearance only moves the blind window",
      [
        "approval.deadline.clearance otherTermsDecide, moves"
      ]
    ) { $0.behaviour.approvalAnchor = .ask },
    Case(
      "anchor ask: 90 % is above it, and the floor is never the longer one",
      [
        "approval.deadline.floor otherTermsDecide, moves"
      ]
    ) {
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = livingTerms
    },
    Case(
      "anchor ask: a ceiling that the share never reaches moves nothing",
      [
        "approval.deadline.ceiling otherTermsDecide", "approval.deadline.clearance otherTermsDecide, moves",
      ]
    ) {
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(20), clearance: .seconds(30))
    },
    Case("a window as long as the cap still fires in the tie", []) {
      $0.inactivity = .minutes(30)
      $0.deadline = nil
    },
    Case("the tie goes to the cap", ["run.inactivity capComesFirst"]) {
      $0.inactivity = .minutes(30)
      $0.behaviour.tie = .timeout
      $0.deadline = nil
    },
    Case("a window longer than the cap", ["run.inactivity capComesFirst"]) {
      $0.inactivity = .minutes(31)
      $0.deadline = nil
    },
    Case("the cap stops, and activity may start the window alone", []) {
      $0.inactivity = .minutes(31)
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.deadline = nil
    },
    Case("nothing restarts the window", ["run.hard_cap inactivityComesFirst"]) {
      $0.activity = []
      $0.behaviour.approvalStops = .nothing
      $0.deadline = nil
    },
    Case("a total wait where the clock runs", ["approval.total_wait capBoundsWaiting"]) {
      $0.totalWait = .hours(1)
      $0.deadline = nil
    },
    Case(
      "auto-reject",
      [
        "approval.deadline.share nobodyIsAsked", "approval.deadline.floor nobodyIsAsked",
        "approval.deadline.ceiling nobodyIsAsked", "approval.deadline.clearance nobodyIsAsked",
        "approval.total_wait nobodyIsAsked",
      ]
    ) {
      $0.mode = .autoReject
      $0.totalWait = .hours(1)
    },
    Case(
      "a total wait below the floor",
      [
        "approval.deadline.share nobodyIsAsked", "approval.deadline.ceiling nobodyIsAsked",
        "approval.deadline.clearance nobodyIsAsked",
      ]
    ) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .seconds(30)
    },
    Case(
      "every deadline is longer than a window that runs on",
      [
        "approval.deadline.share silenceComesFirst", "approval.deadline.floor silenceComesFirst",
        "approval.deadline.ceiling silenceComesFirst", "approval.deadline.clearance silenceComesFirst",
      ]
    ) {
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    Case("no deadline at all is another statement", []) {
      $0.hardCap = .seconds(90)
      $0.inactivity = .seconds(30)
    },
    Case("no cap", []) { $0.hardCap = nil },
  ])
  func table(_ example: Case) {
    let dead = DeadClock.all(in: example.run).map {
      "\($0.part.rawValue) \($0.reason)\($0.movesBlindWindow ? ", moves" : "")"
    }
    #expect(dead == example.expected)
  }

  /// What shortens long deadlines is shown by the first ask of all, another term by the last one that has a deadline.
  @Test(arguments: [
    Case("the gateway", ["approval.deadline.floor 5:45 0:00", "approval.deadline.clearance 5:45 0:00"]),
    Case("anchor ask", ["approval.deadline.ceiling 0:00 0:00", "approval.deadline.clearance 0:00 28:29.999"]) {
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(20), clearance: .seconds(30))
    },
    Case("a long floor", ["approval.deadline.share 0:00 0:00", "approval.deadline.clearance 5:45 0:00"]) {
      $0.deadline = DeadlineFormula(
        share: Share(percent: 10), floor: .minutes(5), ceiling: .minutes(4), clearance: .seconds(30))
    },
  ])
  func evidenceAsksWhereATermMattersMost(_ example: Case) {
    let asks = DeadClock.all(in: example.run).map { dead in
      let evidence = dead.evidence(in: example.run)
      let asked = evidence?.record().approvals.first?.approval.askedAt
      return "\(dead.part.rawValue) \(evidence?.setup.onTheClock ?? "-") \(asked?.onTheClock ?? "-")"
    }
    #expect(asks == example.expected)
  }
}
