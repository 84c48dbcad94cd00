import PolicyModel
import Testing

@testable import PolicyTimeline

@Suite struct UnreachableClockTests {
  typealias Case = Variation<[String]>

  private static let livingTerms = DeadlineFormula(
    share: Share(percent: 90), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30))

  @Test(arguments: [
    Case("what the gateway has fixed", []),
    Case("a ceiling that the share never reaches", ["approval.deadline.ceiling otherTermsDecide"]) {
      $0.deadline = DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(15), clearance: .seconds(30))
    },
    Case("1 ms less, and it binds at the cap", []) {
      $0.deadline = DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .ms(899_999), clearance: .seconds(30))
    },
    Case(
      "a share of 5 % keeps deadlines at the floor, and the ceiling away",
      ["approval.deadline.ceiling otherTermsDecide"]
    ) {
      $0.deadline = DeadlineFormula(
        share: Share(percent: 5), floor: .minutes(2), ceiling: .minutes(13), clearance: .seconds(30))
    },
    Case(
      "a share that leaves more than the clearance does",
      ["approval.deadline.share otherTermsDecide", "approval.deadline.ceiling otherTermsDecide"]
    ) {
      $0.hardCap = .ms(359)
      $0.inactivity = nil
      $0.setupAllowance = .zero
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(
        share: Share(percent: 90), floor: .ms(51), ceiling: .ms(1_954), clearance: .ms(38))
    },
    Case("of two terms that make each other dead only one can go", ["approval.deadline.share otherTermsDecide"]) {
      $0.hardCap = .ms(102)
      $0.inactivity = nil
      $0.setupAllowance = .zero
      $0.deadline = DeadlineFormula(share: Share(percent: 1), floor: .ms(100), ceiling: .ms(100), clearance: .ms(1))
    },
    Case("a lone term makes the deadlines that there are", []) {
      $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .hours(1), clearance: nil)
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
    Case("the cap stops, but every reply starts the window afresh", ["run.inactivity capComesFirst"]) {
      $0.inactivity = .minutes(31)
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("the cap stops, and replies let the window go on with what it had left", []) {
      $0.inactivity = .minutes(31)
      $0.activity = [.text, .tool]
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("a set-up leaves less of the cap than the window", []) {
      $0.activity = []
      $0.inactivity = .minutes(25)
      $0.behaviour.approvalStops = .nothing
      $0.deadline = nil
    },
    Case("asks one after the other stop the window until the cap", []) {
      $0.activity = []
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
    Case("a total wait below the floor is another statement", []) {
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
    #expect(UnreachableClock.all(in: example.run).map { "\($0.part.rawValue) \($0.reason)" } == example.expected)
  }
}

extension UnreachableClock {
  /// All that are dead, where a policy sets every term that limits something and nobody else says anything about one.
  static func all(in run: RunParameters) -> [UnreachableClock] {
    let set = Part.terms.filter { run.deadline?.without(Set(Part.terms).subtracting([$0])) != nil }
    let terms = terms(among: set, in: run) { run.deadline?.without($0) }
    return Part.allCases.compactMap { part in (clocks(in: run) + terms).first { $0.part == part } }
  }
}

extension DeadlineFormula {
  /// The formula of a policy that does not say some terms; nil when it says none.
  func without(_ gone: Set<UnreachableClock.Part>) -> DeadlineFormula? {
    func left<Term>(_ term: Term?, _ part: UnreachableClock.Part) -> Term? { gone.contains(part) ? nil : term }
    if isFlat { return gone.contains(.flat) ? nil : self }
    return .said(
      share: left(sharePercent < 100 ? Share(percent: sharePercent) : nil, .share),
      floor: left(floor > .millisecond ? floor : nil, .floor),
      ceiling: left(ceiling.milliseconds < .max ? ceiling : nil, .ceiling),
      clearance: left(clearance > .zero ? clearance : nil, .clearance))
  }
}
