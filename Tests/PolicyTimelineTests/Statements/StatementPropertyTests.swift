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
    for _ in 0..<Effort.part(of: 4_000) {
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
    for _ in 0..<Effort.part(of: 3_000) {
      let run = RunParameters.random(size: [8, 60, 60, 100_000].randomElement(using: &random) ?? 60, &random)
      defects += EvidenceInspection(run).defects.map { "\($0): \(run)" }
    }
    #expect(defects.first == nil, "seed \(random.seed)")
  }

  @Test("Statement 5: no agent that keeps within the window is failed where waiting is safe")
  func progress() {
    var random = SeededGenerator(for: "progress")
    var contradictions: [String] = []
    var failures = 0
    for _ in 0..<Effort.part(of: 6_000) {
      let run = RunParameters.random(size: [5, 8, 40].randomElement(using: &random) ?? 8, &random)
      guard let cap = run.hardCap, let inactivity = run.inactivity, inactivity < cap else { continue }
      let startsAfresh = run.behaviour.rearmDuringApproval == .lastReply || run.activity.contains(.approvalReply)
      let isUnsafe =
        run.firstActivity.map { $0 < inactivity } ?? false || InterruptedWait(run) != nil
        || run.activity.isDisjoint(with: [.text, .tool])
        || run.behaviour.approvalStops == .nothing || !startsAfresh
      for _ in 0..<(isUnsafe ? 1 : 10) {
        var agent = BusyAgent(run, inactivity: inactivity)
        if agent.isFailedUnjustly(&random) {
          failures += 1
          if !isUnsafe { contradictions.append("\(run) \(agent.log)") }
        }
      }
    }
    #expect(contradictions.first == nil, "seed \(random.seed)")
    #expect(failures > Effort.least(of: 50), "the agents must find what is to be found, seed \(random.seed)")
  }

  @Test("Only a window that work does not restart ends an agent that is active at every instant")
  func work() {
    var random = SeededGenerator(for: "work")
    var contradictions: [String] = []
    var ended = 0
    for _ in 0..<Effort.part(of: 4_000) {
      let run = RunParameters.random(size: [5, 12, 40].randomElement(using: &random) ?? 12, &random)
      guard let cap = run.hardCap, let guarantees = Guarantees(run, queueDepth: nil) else { continue }
      let steps = (0...cap.milliseconds).flatMap { [RunStep.event(.text, at: .ms($0)), .event(.toolEnd, at: .ms($0))] }
      let isEnded = RunRecord(run, setup: .zero, steps: steps).outcome?.at != cap
      ended += isEnded ? 1 : 0
      if isEnded, guarantees.interruption != .runs { contradictions.append("\(run)") }
    }
    #expect(contradictions.first == nil, "seed \(random.seed)")
    #expect(ended > Effort.least(of: 100), "the agents must find what is to be found, seed \(random.seed)")
  }

  @Test("Statement 7: terms that are dead together change no run when they go")
  func deadTerms() {
    var random = SeededGenerator(for: "dead terms")
    var differences: [String] = []
    var deadCount = 0
    for _ in 0..<Effort.part(of: 4_000) {
      let run = RunParameters.random(size: 50, &random)
      let gone = Set(
        UnreachableClock.terms(among: UnreachableClock.Part.terms, in: run) { run.deadline?.without($0) }.map(\.part))
      guard !gone.isEmpty else { continue }
      deadCount += 1
      let without = run.with { $0.deadline = run.deadline?.without(gone) }
      for _ in 0..<3 {
        let setup = Duration.ms(.random(in: 0...run.setupAllowance.milliseconds, using: &random))
        let steps = RunStep.random(length: run.hardCap?.milliseconds ?? 1, &random)
        let ends = [run, without].map { RunRecord($0, setup: setup, steps: steps) }
        if ends[0].outcome?.at != ends[1].outcome?.at || ends[0].approvals.map(\.fate) != ends[1].approvals.map(\.fate)
        {
          differences.append("\(gone): \(run) \(setup) \(steps)")
        }
      }
    }
    #expect(differences.first == nil, "seed \(random.seed)")
    #expect(deadCount > Effort.least(of: 400), "seed \(random.seed)")
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
