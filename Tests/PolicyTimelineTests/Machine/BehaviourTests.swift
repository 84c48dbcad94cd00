import PolicyModel
import Testing

@testable import PolicyTimeline

/// Each key of a program's behaviour, in each of its values, in a run that tells them apart.
@Suite struct BehaviourTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: RunParameters
    let setup: Duration
    let script: String
    let summary: String

    init(
      _ name: String, setup: Duration = .zero, _ script: String, _ summary: String,
      _ change: (inout RunParameters) -> Void = { _ in }
    ) {
      (testDescription, run, self.setup, self.script, self.summary) = (
        name, .gateway.with(change), setup, script, summary
      )
    }
  }

  @Test(arguments: [
    Case("hard_cap_starts: slot-grant", setup: .minutes(5), "work 40m", "failed timeout at 25:00"),
    Case("hard_cap_starts: agent-start", setup: .minutes(5), "work 40m", "failed timeout at 30:00") {
      $0.behaviour.hardCapStarts = .agentStart
    },
    Case("setup_bounded: false", setup: .minutes(40), "idle 0s", "failed timeout at 0:00"),
    Case("setup_bounded: true", setup: .minutes(40), "idle 0s", "failed timeout at -10:00") {
      $0.behaviour.setupIsBounded = true
    },
    Case("a set-up of exactly the cap", setup: .minutes(30), "idle 0s", "failed timeout at 0:00") {
      $0.behaviour.setupIsBounded = true
    },
    Case("approval_anchor: run-start", "work 20m; ask 20m a; idle 29m59s", "succeeded at 29:59, a rejected"),
    Case("approval_anchor: ask", "work 20m; ask 20m a; idle 29m59s", "succeeded at 29:59, a expired") {
      $0.behaviour.approvalAnchor = .ask
    },
    Case("approval_stops: nothing", "ask 0s a", "failed inactivity-timeout at 5:00, a lost") {
      $0.behaviour.approvalStops = .nothing
    },
    Case("approval_stops: inactivity", "ask 0s a; work 40m", "failed timeout at 30:00, a expired"),
    Case("approval_stops: inactivity-and-cap", "ask 0s a; work 50m", "failed timeout at 43:00, a expired") {
      $0.behaviour.approvalStops = .inactivityAndCap
    },
    Case("ask_without_deadline: waits", "ask 0s a; idle 1m", "succeeded at 1:00, a rejected") {
      $0.hardCap = .seconds(90)
    },
    Case(
      "ask_without_deadline: rejected", "ask 0s a; ask 1s b; eof 2s",
      "failed stream-ended at 0:02, a rejected, b rejected"
    ) {
      $0.hardCap = .seconds(90)
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case("rearm_during_approval: any-activity", "ask 0s a; text 1s", "failed inactivity-timeout at 5:01, a lost"),
    Case("rearm_during_approval: last-reply", "ask 0s a; text 1s; idle 14m", "succeeded at 14:00, a expired") {
      $0.behaviour.rearmDuringApproval = .lastReply
    },
    Case(
      "reject_closes_all: true", "ask 0s a; ask 0s b; ask 1s c; reply 2s b reject; idle 3s",
      "succeeded at 0:03, b rejected, a rejected, c rejected"),
    Case(
      "reject_closes_all: false", "ask 0s a; ask 0s b; reply 2s b reject; eof 3s",
      "failed stream-ended at 0:03, b rejected, a lost"
    ) {
      $0.behaviour.rejectClosesAll = false
    },
    Case(
      "reject_closes_all: a rejection of an unknown ask", "ask 0s a; reply 2s z reject; idle 3s",
      "succeeded at 0:03, a rejected"),
    Case(
      "reject_closes_all: not by a deadline", "ask 0s a; ask 1s b; idle 13m",
      "succeeded at 13:00, a rejected, b rejected"),
    Case(
      "reject_closes_all: not by a deadline, 1 ms later", "ask 0s a; ask 1s b; eof 13m1ms",
      "failed stream-ended at 13:00.001, a expired, b lost"),
    Case("tie: inactivity", "text 25m", "failed inactivity-timeout at 30:00") {
      $0.inactivity = .minutes(30); $0.activity = []
    },
    Case("tie: timeout", "text 25m", "failed timeout at 30:00") {
      $0.inactivity = .minutes(30)
      $0.activity = []
      $0.behaviour.tie = .timeout
    },
    Case("cap_before_queue says nothing about a single run", "work 40m", "failed timeout at 30:00") {
      $0.behaviour.capIsBeforeQueue = false
    },
  ])
  func eachValue(_ example: Case) {
    #expect(RunRecord(example.run, setup: example.setup, example.script).summary == example.summary)
  }

  @Test(
    "aborts_agent: only a timeout leaves an agent at work",
    arguments: [
      ("work 40m", false, true), ("status 1s", false, true), ("work 40m", true, false), ("error 1s", false, false),
      ("idle 1s", false, false),
    ])
  func abortsAgent(script: String, aborts: Bool, leavesAtWork: Bool) {
    let record = RunRecord(.gateway.with { $0.behaviour.abortsAgent = aborts }, script)
    #expect(record.outcome?.leavesAgentAtWork == leavesAtWork)
  }

  @Test(arguments: [
    Case(
      "auto-reject answers at once, which is activity", "ask 4m a; ask 8m a; text 12m; idle 16m",
      "succeeded at 16:00, a rejected, a rejected"
    ) {
      $0.mode = .autoReject
    },
    Case("on_deadline: approve", "ask 0s a; idle 14m", "succeeded at 14:00, a approved") { $0.onDeadline = .approve },
    Case("tools are no activity unless listed", "tool-end 4m", "failed inactivity-timeout at 5:00") {
      $0.activity = [.text]
    },
    Case("tools are activity", "tool-end 4m", "failed inactivity-timeout at 9:00"),
    Case("text is no activity unless listed", "text 4m", "failed inactivity-timeout at 5:00") { $0.activity = [.tool] },
    Case("a start of a tool is none", "tool-start 4m; reasoning 4m; status 4m", "failed inactivity-timeout at 5:00"),
    Case(
      "without approval-reply the clock has what it had left", "ask 4m a; reply 10m a approve",
      "failed inactivity-timeout at 11:00, a approved"
    ) {
      $0.activity = [.text]
    },
    Case(
      "an ask that is open stops the clocks again", "ask 0s a; text 1s; ask 4m a; idle 12m",
      "succeeded at 12:00, a rejected"),
    Case("an unknown reply is activity", "reply 4m z approve", "failed inactivity-timeout at 9:00"),
    Case(
      "an unknown reply lets the clock go on", "ask 0s a; reply 4m z approve",
      "failed inactivity-timeout at 9:00, a lost"),
    Case("stream-end is the signal of success", "idle 1s; ask 2s a; eof 3s", "succeeded at 0:03, a rejected") {
      $0.successSignal = .streamEnd
    },
    Case("an error", "ask 1s a; error 2s; idle 2s", "failed session-error at 0:02, a lost"),
    Case("a cancellation", "ask 1s a; cancel 2s", "cancelled cancelled at 0:02, a lost"),
    Case("an event at the instant of a timer comes first", "text 5m; idle 10m", "succeeded at 10:00"),
    Case(
      "a reply at the deadline comes first", "ask 0s a; reply 13m a approve; idle 14m", "succeeded at 14:00, a approved"
    ),
    Case("a deadline at the cap comes first", "work 17m; ask 17m a", "failed timeout at 30:00, a expired"),
    Case("time never runs backwards", "text 4m; text 1m", "failed inactivity-timeout at 9:00"),
    Case("no cap: the ceiling alone is a deadline", "ask 0s a", "failed inactivity-timeout at 18:00, a expired") {
      $0.hardCap = nil
    },
    Case("no clock at all", "text 1s", "goes on") {
      $0.hardCap = nil
      $0.inactivity = nil
    },
    Case("no deadlines", "ask 0s a", "failed timeout at 30:00, a lost") { $0.deadline = nil },
  ])
  func events(_ example: Case) {
    #expect(RunRecord(example.run, setup: example.setup, example.script).summary == example.summary)
  }

  @Test(
    "Where the cap stops, the total wait is a second deadline",
    arguments: [
      Case(
        "the deadline is what is left", "ask 0s a; ask 5m b; work 60m", "failed timeout at 45:00, a expired, b expired"
      ) {
        $0.totalWait = .minutes(15)
      },
      Case(
        "less than the floor is left", "ask 0s a; reply 9m1s a approve; ask 9m30s b; idle 9m30s",
        "succeeded at 9:30, a approved, b rejected"
      ) {
        $0.totalWait = .minutes(10)
      },
      Case(
        "exactly the floor is left", "ask 0s a; reply 9m a approve; ask 9m30s b; idle 10m30s",
        "succeeded at 10:30, a approved, b rejected"
      ) {
        $0.totalWait = .minutes(10)
      },
      Case(
        "1 ms later it is over", "ask 0s a; reply 9m a approve; ask 9m30s b; idle 10m30s1ms",
        "succeeded at 10:30.001, a approved, b expired"
      ) {
        $0.totalWait = .minutes(10)
      },
      Case("D none is unlimited", "ask 0s a; work 60m", "failed timeout at 11:30, a expired") {
        $0.hardCap = .seconds(90)
        $0.totalWait = .minutes(10)
      },
    ])
  func totalWait(_ example: Case) {
    let run = example.run.with { $0.behaviour.approvalStops = .inactivityAndCap }
    #expect(RunRecord(run, example.script).summary == example.summary)
  }
}
