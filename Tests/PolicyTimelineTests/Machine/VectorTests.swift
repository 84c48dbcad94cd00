import PolicyModel
import Testing

@testable import PolicyTimeline

/// The vectors of the run model: T = 30 min, I = 5 min, no set-up and the gateway's behaviour unless said.
@Suite struct VectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: RunParameters
    let script: String
    let summary: String

    init(_ name: String, _ script: String, _ summary: String, _ change: (inout RunParameters) -> Void = { _ in }) {
      (testDescription, run, self.script, self.summary) = (name, .gateway.with(change), script, summary)
    }
  }

  @Test(arguments: [
    Vector("V1 the reported incident", "text 0s..11m/10s; idle 11m", "failed timeout at 10:00") {
      $0.hardCap = .minutes(10)
      $0.inactivity = nil
    },
    Vector("V2 the same events today", "text 0s..11m/10s; idle 11m", "succeeded at 11:00"),
    Vector("V3 a silent tool", "text 0s..2m/10s; tool-start 2m; tool-end 7m10s", "failed inactivity-timeout at 7:00"),
    Vector("V4 an ask at 20:00", "text 0s..20m/10s; ask 20m per", "failed timeout at 30:00, per lost"),
    Vector("V5 an ask at 2:00", "ask 2m per; text 15m; idle 16m", "succeeded at 16:00, per expired"),
    Vector(
      "V6 one of two answered", "ask 2m a; ask 2m1s b; reply 3m a approve",
      "failed inactivity-timeout at 8:00, a approved, b lost"),
    Vector(
      "V6 with last-reply", "ask 2m a; ask 2m1s b; reply 3m a approve; text 15m1s; idle 20m1s",
      "succeeded at 20:01, a approved, b expired"
    ) { $0.behaviour.rearmDuringApproval = .lastReply },
    Vector("V8 the tie", "status 1m", "failed inactivity-timeout at 5:00") { $0.hardCap = .minutes(5) },
    Vector("V9 no deadline", "ask 20s per", "failed timeout at 1:30, per lost") { $0.hardCap = .seconds(90) },
    Vector("V10 the stream ends", "text 0s..4m/10s; eof 4m", "failed stream-ended at 4:00"),
    Vector(
      "V11 anchor ask", "text 0s..20m/10s; ask 20m per; text 25m; idle 26m", "succeeded at 26:00, per expired"
    ) { $0.behaviour.approvalAnchor = .ask },
  ])
  func outcomes(_ vector: Vector) {
    #expect(RunRecord(vector.run, vector.script).summary == vector.summary)
  }

  @Test(
    "V4, V5, V7, V9, V11: what is left of the cap, and the deadlines",
    arguments: [
      Vector("V4", "text 0s..20m/10s; ask 20m per", "R 30m, D 13m, until 33:00, slack -3m"),
      Vector("V5", "ask 2m per", "R 30m, D 13m, until 15:00, slack 15m"),
      Vector("V9", "ask 20s per", "R 1m30s, D -, until -, slack -") { $0.hardCap = .seconds(90) },
      Vector("V11", "text 0s..20m/10s; ask 20m per", "R 30m, D 5m, until 25:00, slack 5m") {
        $0.behaviour.approvalAnchor = .ask
      },
    ])
  func deadlines(_ vector: Vector) {
    let record = RunRecord(vector.run, vector.script)
    let approval = record.approvals.first?.approval
    let numbers = [
      "R \(record.outcome?.remaining?.description ?? "-")", "D \(record.outcome?.deadline?.description ?? "-")",
      "until \(approval?.deadline?.onTheClock ?? "-")", "slack \(approval?.slack?.description ?? "-")",
    ]
    #expect(numbers.joined(separator: ", ") == vector.summary)
  }

  @Test("V7: set-up of 330 s")
  func setup() {
    let outcome = RunRecord(.gateway, setup: .seconds(330), "idle 1s").outcome
    #expect([outcome?.remaining, outcome?.deadline] == [.ms(1_470_000), .ms(735_000)])
  }
}
