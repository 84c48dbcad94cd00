import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

@Suite struct TimelineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let evidence: Evidence?
    let drawing: String

    init(_ name: String, _ evidence: Evidence?, _ drawing: String) {
      (testDescription, self.evidence, self.drawing) = (name, evidence, drawing)
    }
  }

  @Test("A drawing of a recorded run names the ids of its asks")
  func idsOfRecordedAsks() {
    let id = String(repeating: "per_", count: 20)
    let steps = Script("work 16m30s1ms; ask 16m30s1ms a; ask 29m40s \(id)").steps
    let drawing = Timeline(of: .gateway, setup: .zero, steps)
    let expected = """
        0:00          agent starts and works, never silent for 5:00; cap at 30:00
       16:30.001      agent asks for approval 1 (a), deadline in 13:00
       29:30.001      the deadline rejects approval 1 (a)             ← 29s999ms before the cap, less than the clearance of 30s
       29:40          agent asks for approval 2 (per_per_per_per_per_per_…), deadline in 13:00
       30:00          hard cap ends the run, approval still open      ← no answer can arrive any more
       42:40          the deadline would have rejected approval 2 (per_per_per_per_per_per_…)
      """
    #expect(drawing.rows.joined(separator: "\n") == expected)
  }

  @Test(arguments: [
    Case(
      "a lost approval", LateApproval(.gateway)?.lostEvidence,
      """
        0:00          agent starts and works, never silent for 5:00; cap at 30:00
       17:00.001      agent asks for approval, deadline in 13:00
       30:00          hard cap ends the run, approval still open      ← no answer can arrive any more
       30:00.001      the deadline would have rejected it
      """),
    Case(
      "a tight approval", LateApproval(.gateway)?.tightEvidence,
      """
        0:00          agent starts and works, never silent for 5:00; cap at 30:00
       16:30.001      agent asks for approval, deadline in 13:00
       29:30.001      the deadline rejects it      ← 29s999ms before the cap, less than the clearance of 30s
       30:00          hard cap ends the run
      """),
    Case(
      "a tight approval and a lost one",
      Evidence(of: .gateway, Script("work 16m30s1ms; ask 16m30s1ms a; ask 29m40s b").steps) { _ in true },
      """
        0:00          agent starts and works, never silent for 5:00; cap at 30:00
       16:30.001      agent asks for approval 1, deadline in 13:00
       29:30.001      the deadline rejects approval 1                 ← 29s999ms before the cap, less than the clearance of 30s
       29:40          agent asks for approval 2, deadline in 13:00
       30:00          hard cap ends the run, approval still open      ← no answer can arrive any more
       42:40          the deadline would have rejected approval 2
      """),
    Case(
      "a deadline just as long before the cap as the clearance",
      Evidence(
        of: .gateway.with {
          $0.hardCap = .seconds(100)
          $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: nil, clearance: .seconds(30))
        }, Script("ask 0s a").steps
      ) { _ in true },
      """
       0:00      agent starts; cap at 1:40
       0:00      agent asks for approval, deadline in 1:10
       1:10      the deadline rejects it
       1:40      hard cap ends the run
      """),
    Case(
      "a wait cut by inactivity", InterruptedWait(.gateway)?.evidence,
      """
       0:00      agent starts; cap at 30:00
       0:00      agent asks for approval, deadline in 13:00
       0:00      agent is active, which restarts the inactivity clock
       5:00      inactivity window ends the run, approval still open      ← no answer can arrive any more
      """),
    Case(
      "a clock that goes on with what it had left",
      InterruptedWait(
        .gateway.with {
          $0.activity = [.text, .tool]
          $0.inactivity = .minutes(20)
        })?.evidence,
      """
        0:00          agent starts; cap at 30:00
        7:00.001      agent asks for approval 1, deadline in 13:00
        7:00.001      agent asks for approval 2, deadline in 13:00
        7:00.001      a person approves approval 1
        7:00.001      the inactivity clock goes on with 12:59.999 left
       20:00          inactivity window ends the run, approval still open      ← no answer can arrive any more
      """),
    Case(
      "an agent that works on while it waits",
      LateApproval(.gateway.with { $0.behaviour.approvalStops = .nothing })?.lostEvidence,
      """
        0:00          agent starts and works, never silent for 5:00; cap at 30:00
       17:00.001      agent asks for approval, deadline in 13:00
       17:00.001      agent works on, never silent for 5:00
       30:00          hard cap ends the run, approval still open      ← no answer can arrive any more
       30:00.001      the deadline would have rejected it
      """),
    Case(
      "activity that does not count",
      Evidence(of: .gateway.with { $0.activity = [.approvalReply] }, Script("text 0s; text 5m").steps) { _ in true },
      """
       0:00      agent starts; cap at 30:00
       0:00      agent is active, which does not count as activity
       5:00      inactivity window ends the run
      """),
    Case(
      "a blind window after set-up", BlindWindow(.gateway.with { $0.hardCap = .minutes(7) })?.evidence,
      """
       0:00      set-up begins; cap at 7:00
       5:30      agent starts
       5:30      agent asks for approval, without a deadline
       7:00      hard cap ends the run, approval still open      ← no answer can arrive any more
      """),
    Case(
      "more than eight lines",
      Evidence(
        of: .gateway.with {
          $0.inactivity = nil
          $0.behaviour.approvalAnchor = .ask
        }, setup: .seconds(345),
        Script(
          "ask 0s a; ask 12m7s500ms b; ask 18m11s250ms c; ask 21m13s125ms d; ask 22m44s62ms e; ask 23m44s62ms f"
        ).steps
      ) { _ in true },
      """
        0:00          set-up begins; cap at 30:00
        5:45          agent starts
        5:45          agent asks for approval 1, deadline in 12:07.500
       17:52.500      agent asks for approval 2, deadline in 6:03.750
                      (7 more)
       29:29.062      agent asks for approval 6, without a deadline
       29:29.062      the deadline rejects approval 5
       30:00          hard cap ends the run, approval still open      ← no answer can arrive any more
      """),
    Case(
      "waits that stop the cap's clock",
      Evidence(
        of: .gateway.with {
          $0.inactivity = nil
          $0.behaviour.approvalStops = .inactivityAndCap
          $0.totalWait = .minutes(30)
        }, Script("ask 0s a; ask 13m b; ask 26m c").steps
      ) { _ in true },
      """
          0:00      agent starts; cap at 30:00, waits not counted
          0:00      agent asks for approval 1, deadline in 13:00
         13:00      agent asks for approval 2, deadline in 13:00
         13:00      the deadline rejects approval 1
         26:00      agent asks for approval 3, deadline in 4:00
         26:00      the deadline rejects approval 2
         30:00      the deadline rejects approval 3
       1:00:00      hard cap ends the run
      """),
    Case(
      "set-up before the cap's clock",
      Evidence(
        of: .gateway.with { $0.behaviour.hardCapStarts = .agentStart }, setup: .seconds(345), Script("work 30m").steps
      ) { _ in true },
      """
       -5:45      set-up begins
        0:00      agent starts and works, never silent for 5:00; cap at 30:00
       30:00      hard cap ends the run
      """),
    Case(
      "a set-up longer than the cap", Evidence(of: .gateway, setup: .minutes(40), []) { _ in true },
      """
        0:00      set-up begins; cap at 30:00
       40:00      agent starts with nothing left of the cap
       40:00      hard cap ends the run
      """),
    Case(
      "replies and rejections",
      Evidence(
        of: .gateway,
        Script(
          "ask 1m a; ask 2m b; text 3m; text 4m; ask 4m a; reply 5m a approve; ask 6m c; reply 7m b reject; idle 7m"
        ).steps
      ) { _ in true },
      """
       0:00      agent starts; cap at 30:00
       1:00      agent asks for approval 1, deadline in 13:00
       2:00      agent asks for approval 2, deadline in 13:00
       3:00      agent is active, which restarts the inactivity clock
                 (3 more)
       7:00      a person rejects approval 2
       7:00      approval 3 is rejected with it
       7:00      the run succeeds
      """),
    Case(
      "an id that is asked again",
      Evidence(
        of: .gateway, Script("ask 1m a; reply 2m a approve; ask 3m a; reply 4m a reject; idle 5m").steps
      ) { _ in true },
      """
       0:00      agent starts; cap at 30:00
       1:00      agent asks for approval 1, deadline in 13:00
       2:00      a person approves approval 1
       3:00      agent asks for approval 2, deadline in 13:00
       4:00      a person rejects approval 2
       5:00      the run succeeds
      """),
    Case(
      "an ask rejected at once, the end of the stream",
      Evidence(of: .gateway.with { $0.mode = .autoReject }, Script("ask 1m a; eof 2m").steps) { _ in true },
      """
       0:00      agent starts; cap at 30:00
       1:00      agent asks for approval, rejected at once
       2:00      the stream ends before the agent is done
      """),
  ])
  func drawings(_ example: Case) {
    #expect(example.evidence.map { Timeline($0).rows.joined(separator: "\n") } == example.drawing)
  }

  @Test("Any run is drawn in at most eight lines, in order of time")
  func anyRun() {
    var random = SeededGenerator(for: "timelines")
    var wrong: [RunParameters] = []
    for _ in 0..<2_000 {
      let run = RunParameters.random(size: 60, &random)
      let timeline = Timeline(of: run, setup: run.setupAllowance, RunStep.random(length: 60, &random))
      let isSorted = zip(timeline.lines, timeline.lines.dropFirst()).allSatisfy { $0.at <= $1.at }
      if timeline.rows.count > 8 || timeline.rows.isEmpty || !isSorted { wrong.append(run) }
    }
    #expect(wrong.first == nil, "seed \(random.seed)")
  }
}
