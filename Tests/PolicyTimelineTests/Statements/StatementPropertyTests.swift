import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

/// No run contradicts a statement, every piece of evidence is real, and one millisecond earlier it is not.
@Suite struct StatementPropertyTests {
  @Test("No run contradicts statements 1 to 4, 6 and 7")
  func noRunContradicts() {
    var random = SeededGenerator(for: "statements")
    var contradictions: [String] = []
    for _ in 0..<4_000 {
      let run = RunParameters.random(size: [12, 60, 200].randomElement(using: &random) ?? 60, &random)
      for _ in 0..<4 {
        let setup = Duration.ms(
          [0, run.setupAllowance.milliseconds, .random(in: 0...run.setupAllowance.milliseconds, using: &random)]
            .randomElement(using: &random) ?? 0)
        let steps = RunStep.random(length: run.hardCap?.milliseconds ?? 1, &random)
        let lived = LivedRun(run, setup: setup, steps: steps)
        contradictions += lived.contradictions.map { "\($0): \(run) setup \(setup) \(steps)" }
      }
    }
    #expect(contradictions.first == nil, "seed \(random.seed)")
  }

  @Test("Evidence is real, and one millisecond earlier it is not")
  func evidence() {
    var random = SeededGenerator(for: "evidence")
    var defects: [String] = []
    for _ in 0..<3_000 {
      let run = RunParameters.random(size: [8, 60, 60, 100_000].randomElement(using: &random) ?? 60, &random)
      defects += EvidenceInspection(run, &random).defects.map { "\($0): \(run)" }
    }
    #expect(defects.first == nil, "seed \(random.seed)")
  }

  @Test("Statement 5: no agent that keeps within the window is failed where progress is safe")
  func progress() {
    var random = SeededGenerator(for: "progress")
    var contradictions: [String] = []
    var failures = 0
    for _ in 0..<6_000 {
      let run = RunParameters.random(size: [5, 8, 40].randomElement(using: &random) ?? 8, &random)
      guard let cap = run.hardCap, let inactivity = run.inactivity, inactivity < cap else { continue }
      let isUnsafe = UnsafeProgress(run) != nil
      for _ in 0..<(isUnsafe ? 1 : 10) {
        var agent = BusyAgent(run, inactivity: inactivity)
        if agent.isFailedUnjustly(&random) {
          failures += 1
          if !isUnsafe { contradictions.append("\(run) \(agent.log)") }
        }
      }
    }
    #expect(contradictions.first == nil, "seed \(random.seed)")
    #expect(failures > 50, "the agents must find what is to be found, seed \(random.seed)")
  }

  @Test("Statement 7: a term is dead exactly when no deadline changes without it")
  func deadTerms() {
    var random = SeededGenerator(for: "dead terms")
    var differences: [String] = []
    for _ in 0..<4_000 {
      let run = RunParameters.random(size: 50, &random).with {
        $0.mode = .prompt
        if $0.behaviour.approvalStops == .nothing { $0.behaviour.approvalStops = .inactivity }
      }
      guard let formula = run.deadline, run.asksArePutToPeople, DeadlineRange(run) != nil else { continue }
      let dead = Set(DeadClock.all(in: run).filter { $0.reason == .otherTermsDecide }.map(\.part))
      let expected = Set([.share, .floor, .ceiling, .clearance].filter { !formula.changes(without: $0, in: run) })
      if dead != expected { differences.append("\(dead) not \(expected): \(run)") }
    }
    #expect(differences.first == nil, "seed \(random.seed)")
  }
}

extension RunStep {
  /// A run of events and stretches of work.
  static func random(length: Int64, _ random: inout SeededGenerator) -> [RunStep] {
    RunEvent.randomRun(length: length + length / 2, count: .random(in: 0...14, using: &random), &random).flatMap {
      instant, event -> [RunStep] in
      let ask = RunStep.event(event, at: .ms(instant))
      return Int.random(in: 0..<3, using: &random) > 0 ? [.work(through: .ms(instant)), ask] : [ask]
    }
  }
}

extension DeadlineFormula {
  /// Whether removing a term changes a deadline, looking at every remaining time.
  fileprivate func changes(without part: DeadClock.Part, in run: RunParameters) -> Bool {
    let cap = run.hardCap?.milliseconds ?? 0
    let bound = run.approvalsStopCap ? run.totalWait?.milliseconds ?? .max : .max
    if part == .floor, bound != .max { return true }
    let least = run.behaviour.approvalAnchor == .ask ? 1 : max(1, cap - run.longestSetupOnCap.milliseconds)
    return (least...cap).contains { x in
      guard x > blindBelow.milliseconds else { return false }
      let shared = x * sharePercent / 100
      let now = min(max(floor.milliseconds, shared), x - clearance.milliseconds, ceiling.milliseconds)
      let without =
        switch part {
        case .share: min(floor.milliseconds, x - clearance.milliseconds, ceiling.milliseconds)
        case .floor: min(shared, x - clearance.milliseconds, ceiling.milliseconds)
        case .ceiling: min(max(floor.milliseconds, shared), x - clearance.milliseconds)
        default: min(max(floor.milliseconds, shared), x, ceiling.milliseconds)
        }
      return min(now, bound) != min(without, bound)
    }
  }
}
