import PolicyModel
import Testing

@testable import PolicyTimeline

/// What a picture of a policy's clocks shows, and the slack between them.
@Suite struct SurfaceClocksTests {
  typealias Case = Variation<[String]>

  private static let beforeAsks = [
    "hard cap 30m: span 0:00 to 30:00", "set-up 5m45s: span 0:00 to 5:45", "inactivity 5m: span 0:00 to 5:00",
    "approval 13m: span 0:00 to 13:00",
  ]

  @Test(arguments: [
    Case(
      "the defaults",
      beforeAsks + ["asks until 17:00: inTime 0:00 to 30:00, late 17:00.001 to 30:00, tight 16:30.001 to 17:00.001"]),
    Case(
      "without clearance nothing is tight",
      beforeAsks + ["asks until 17:00: inTime 0:00 to 30:00, late 17:00.001 to 30:00"]
    ) {
      $0.deadline = DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(13), clearance: nil)
    },
    Case("anchor ask", beforeAsks + ["asks until 28:29.999: inTime 0:00 to 30:00, blind 28:30 to 30:00"]) {
      $0.behaviour.approvalAnchor = .ask
    },
    Case("anchor ask, rejected", beforeAsks + ["asks until 28:29.999: inTime 0:00 to 30:00, rejected 28:30 to 30:00"]) {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case(
      "set-up before the cap's clock, auto-reject, no window",
      ["hard cap 30m: span 0:00 to 30:00", "inactivity none:", "approval none:"]
    ) {
      $0.behaviour.hardCapStarts = .agentStart
      $0.mode = .autoReject
      $0.inactivity = nil
    },
    Case(
      "no ask has a deadline",
      [
        "hard cap 1m30s: span 0:00 to 1:30", "inactivity 5m: span 0:00 to 5:00", "approval none:",
        "asks none in time: blind 0:00 to 1:30",
      ]
    ) {
      $0.hardCap = .seconds(90)
      $0.setupAllowance = .zero
    },
    Case(
      "no ask has a deadline, and each is rejected",
      [
        "hard cap 1m30s: span 0:00 to 1:30", "inactivity 5m: span 0:00 to 5:00", "approval none:",
        "asks none in time: rejected 0:00 to 1:30",
      ]
    ) {
      $0.hardCap = .seconds(90)
      $0.setupAllowance = .zero
      $0.behaviour.askWithoutDeadline = .rejected
    },
  ])
  func rows(_ example: Case) {
    let clocks = SurfaceClocks(example.run, on: .web, title: "web")
    let rows = clocks?.rows.map { row in
      let stretches = row.stretches.map { "\($0.kind) \($0.from.onTheClock) to \($0.until.onTheClock)" }
      return "\(row.label) \(row.value):" + (stretches.isEmpty ? "" : " \(stretches.joined(separator: ", "))")
    }
    #expect(rows == example.expected)
    #expect(clocks?.rows.allSatisfy { $0.wall == nil } == true)
  }

  private static let slacksOfDefaults = [
    "hard cap − inactivity 25m", "hard cap − approval 17m", "inactivity − approval -8m", "token − approval 2m",
  ]

  @Test(arguments: [
    Case("the defaults: activity restarts the window during a wait", slacksOfDefaults),
    Case("waiting stops nothing", slacksOfDefaults) {
      $0.behaviour.approvalStops = .nothing
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    Case(
      "waiting is no matter for the window", slacksOfDefaults.filter { !$0.hasPrefix("inactivity") }
    ) { $0.behaviour.rearmDuringApproval = .lastReply },
    Case("auto-reject needs no token", ["hard cap − inactivity 25m"]) { $0.mode = .autoReject },
  ])
  func slacksOnDiscord(_ example: Case) {
    let clocks = SurfaceClocks(example.run, on: .discord, title: "discord")
    let slacks = clocks?.slacks.map { "\($0.longer) − \($0.shorter) \($0.difference)" }
    #expect(slacks == example.expected)
    let walls = clocks?.rows.compactMap { row in row.wall.map { "\(row.label) \(row.value) \($0)" } }
    #expect(walls == (example.run.mode == .prompt ? ["token 15m 15m"] : []))
  }
}
