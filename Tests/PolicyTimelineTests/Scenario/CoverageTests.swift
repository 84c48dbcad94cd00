import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

/// What a run shows about the limits of its policy.
@Suite struct CoverageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: RunParameters
    let surface: Surface
    let traces: String

    init(
      _ script: String, _ traces: String, on surface: Surface = .web, _ change: (inout RunParameters) -> Void = { _ in }
    ) {
      (testDescription, run, self.surface, self.traces) = (script, .gateway.with(change), surface, traces)
    }
  }

  private static let ceiling = "approval.deadline.ceiling approval.mode approval.on_deadline"

  @Test(arguments: [
    Case("idle 1m", "; run.success_signal"),
    Case("text 0s..29m59s/10s; idle 29m58s999ms", "; run.success_signal"),
    Case("text 0s..29m59s/10s; idle 29m59s", "run.hard_cap below; run.success_signal"),
    Case("text 0s..30m/10s; idle 30m", "run.hard_cap at; run.success_signal"),
    Case("text 0s..30m/10s; idle 30m1ms", "run.hard_cap above; run.hard_cap"),
    Case("text 4m59s; idle 5m", "run.inactivity below; run.success_signal"),
    Case("text 5m; eof 5m1s", "run.inactivity at; run.success_signal"),
    Case("text 1s", "run.inactivity above; run.inactivity"),
    Case("text 1s; cancel 2s", "; "),
    Case(
      "ask 1m a; reply 13m59s a approve; idle 15m", "approval.deadline below; approval.mode run.success_signal"),
    Case("ask 1m a; reply 14m a reject; idle 15m", "approval.deadline at; approval.mode run.success_signal"),
    Case("ask 1m a; idle 15m", "approval.deadline above; \(ceiling) run.success_signal"),
    Case(
      "ask 1m a; idle 7m", "approval.deadline above; \(ceiling.replacing("ceiling", with: "share")) run.success_signal"
    ) { $0.hardCap = .minutes(10) },
    Case(
      "ask 1s a; idle 1m30s",
      "approval.deadline above; \(ceiling.replacing("ceiling", with: "floor")) run.success_signal"
    ) { $0.hardCap = .seconds(100) },
    Case(
      "text 0s..28m29s/10s; ask 28m29s999ms a; idle 29m59s",
      "approval.deadline above run.hard_cap below; \(ceiling.replacing("ceiling", with: "clearance")) run.success_signal"
    ) {
      $0.behaviour.approvalAnchor = .ask
      $0.deadline = DeadlineFormula(
        share: Share(percent: 90), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30))
    },
    Case("ask 1m a; idle 2m", "; approval.mode run.success_signal") { $0.mode = .autoReject },
    Case(
      "text 0s..28m30s/10s; ask 28m30s a; idle 29m",
      "; approval.deadline.clearance approval.deadline.floor approval.mode run.success_signal"
    ) {
      $0.behaviour.approvalAnchor = .ask
      $0.behaviour.askWithoutDeadline = .rejected
    },
    Case(
      "ask 1m a; idle 12m",
      "approval.deadline above approval.total_wait above; approval.mode approval.on_deadline "
        + "approval.total_wait run.success_signal"
    ) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .minutes(10)
    },
    Case(
      "ask 1m a; reply 11m a approve; idle 12m",
      "approval.deadline at approval.total_wait at; approval.mode run.success_signal"
    ) {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .minutes(10)
    },
    Case(
      "ask 1m a; reply 15m59s a approve; idle 17m",
      "approval.deadline below token below; approval.mode run.success_signal", on: .discord
    ) { $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .minutes(15), clearance: nil) },
    Case(
      "ask 1m a; reply 16m a approve; idle 17m", "token at; approval.mode run.success_signal", on: .discord
    ) { $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .minutes(20), clearance: nil) },
    Case(
      "ask 1m a; reply 16m1ms a approve; idle 17m", "token above; approval.mode run.success_signal", on: .discord
    ) { $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .minutes(20), clearance: nil) },
  ])
  func traces(_ example: Case) {
    let record = RunRecord(example.run, example.testDescription)
    let traces = CoverageTraces(record, of: example.run, on: example.surface)
    let sides = traces.sides.map { "\($0.clock.rawValue) \($0.side.rawValue)" }.sorted()
    let fields = traces.decided.map(\.path).sorted()
    #expect(sides.joined(separator: " ") + "; " + fields.joined(separator: " ") == example.traces)
  }

  /// Clocks that no run can reach are not asked for.
  @Test(arguments: [
    Case("as it is", "run.hard_cap run.inactivity approval.deadline"),
    Case("on Discord", "run.hard_cap run.inactivity approval.deadline", on: .discord),
    Case("no inactivity", "run.hard_cap approval.deadline") { $0.inactivity = nil },
    Case("a window that never closes", "run.hard_cap approval.deadline") { $0.inactivity = .minutes(40) },
    Case("no cap", "run.inactivity") { $0.hardCap = nil },
    Case("nothing restarts the window", "run.inactivity approval.deadline") {
      $0.activity = []
      $0.behaviour.approvalStops = .nothing
    },
    Case("nobody is asked", "run.hard_cap run.inactivity") { $0.mode = .autoReject },
    Case("no deadline at all", "run.hard_cap") { $0.hardCap = .seconds(90) },
    Case("a long wait on Discord", "run.hard_cap run.inactivity approval.deadline token", on: .discord) {
      $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .minutes(16), clearance: nil)
    },
    Case("a wait just as long as the token", "run.hard_cap run.inactivity approval.deadline", on: .discord) {
      $0.deadline = DeadlineFormula(share: nil, floor: nil, ceiling: .minutes(15), clearance: nil)
    },
    Case("a bound on all waiting", "run.hard_cap run.inactivity approval.deadline approval.total_wait") {
      $0.behaviour.approvalStops = .inactivityAndCap
      $0.totalWait = .minutes(20)
    },
  ])
  func clocks(_ example: Case) {
    #expect(example.run.coveredClocks(on: example.surface).map(\.rawValue).joined(separator: " ") == example.traces)
  }

  @Test("An overridden field shows nothing about the policy, another program nothing at all")
  func overrides() {
    let traces = CoverageTraces(RunRecord(.gateway, "ask 1m a; text 16m"), of: .gateway, on: .web)
    var capped = ScenarioOverrides()
    var watched = ScenarioOverrides()
    capped.fields[.hardCap] = WrittenField(nil, at: .start(of: .init(0)), key: .start(of: .init(0)))
    watched.fields[.inactivity] = capped.fields[.hardCap]
    var changed = ScenarioOverrides()
    changed.behaviour[.tie] = .word("timeout")
    let all = [traces, traces.without(capped), traces.without(watched), traces.without(changed)]
    #expect(all.map(\.sides.count) == [2, 1, 1, 0])
    let deadline: Set<FieldID> = [.approvalMode, .approvalOnDeadline, .approvalCeiling]
    #expect(all.map(\.decided) == [deadline.union([.inactivity]), deadline.union([.inactivity]), deadline, []])
  }

  @Test("What can decide how a run ends does not name a clock that is not there")
  func decidingFields() {
    let ends: [FieldID] = [.hardCap, .inactivity, .successSignal, .approvalMode]
    let refusing = RunParameters.gateway.with { $0.mode = .autoReject }
    #expect(refusing.decidingFields == ends)
    #expect(refusing.with { $0.inactivity = nil }.decidingFields == ends.filter { $0 != .inactivity })
    let terms: [FieldID] = [
      .approvalShare, .approvalFloor, .approvalCeiling, .approvalClearance, .approvalOnDeadline,
    ]
    #expect(RunParameters.gateway.decidingFields == ends + terms)
    let stopping = RunParameters.gateway.with { $0.behaviour.approvalStops = .inactivityAndCap }
    #expect(stopping.decidingFields == ends + terms + [.approvalTotalWait])
  }

  /// Percentages are compared as products of whole numbers.
  @Test(arguments: [
    (0, 3, [0]), (1, 3, [0, 33]), (2, 3, [0, 33, 34, 66]), (3, 3, [0, 33, 34, 66, 67, 99, 100]),
  ])
  func thresholds(_ covered: Int, _ total: Int, _ reached: [Int]) {
    let traces = ClockSide.allCases.prefix(covered).map { side in
      CoverageTraces(sides: [CoverageTraces.Side(clock: .hardCap, side: side)])
    }
    let coverage = Coverage([
      Coverage.Policy(surface: .web, program: "gateway", clocks: [.hardCap], fields: [], traces: traces)
    ])
    #expect([coverage.covered, coverage.total] == [covered, total])
    #expect([0, 33, 34, 66, 67, 99, 100].filter { coverage.reaches(percent: $0) } == reached)
  }
}
