import PolicySource
import PolicyModel
import PolicyRules
import PolicyTimeline

/// Runs scenarios under the resolved policies of a project; what rules find in them does not matter here.
package struct ScenarioRunner {
  private let project: ResolvedProject
  private let candidates: [Surface: Candidates]

  package init(_ project: ResolvedProject) {
    self.project = project
    candidates = project.policies.reduce(into: [:]) { $0[$1.surface.value, default: Candidates()].add($1) }
  }

  package func run(_ scenario: Scenario) -> ScenarioResult {
    switch policy(of: scenario) {
    case .success(let policy): run(scenario, under: policy)
    case .failure(let obstacle): ScenarioResult(scenario, .notRun(obstacle.message, help: obstacle.help))
    }
  }

  // MARK: The policy

  /// Why a scenario cannot run.
  private struct Obstacle: Error {
    let message: String
    let help: String
  }

  /// The policies of one surface.
  private struct Candidates {
    private(set) var all: [ResolvedPolicy] = []
    private(set) var byTarget: [String: [ResolvedPolicy]] = [:]
    /// The names of their targets, in the order in which the first of each came.
    private(set) var targets: [String] = []

    mutating func add(_ policy: ResolvedPolicy) {
      all.append(policy)
      guard let name = policy.targetName else { return }
      if byTarget[name] == nil { targets.append(name) }
      byTarget[name, default: []].append(policy)
    }

    /// The first of the targets for people, and how many more there are.
    var named: [String] {
      let rest = targets.count - ScenarioRunner.mostNamed
      return targets.prefix(ScenarioRunner.mostNamed) + (rest > 0 ? ["\(rest) more"] : [])
    }
  }

  /// So many targets are named where a scenario could mean any of them.
  private static let mostNamed = 5

  private func policy(of scenario: Scenario) -> Result<ResolvedPolicy, Obstacle> {
    let surface = scenario.surface.rawValue
    let candidates = candidates[scenario.surface] ?? Candidates()
    let wanted = scenario.target.map { candidates.byTarget[$0.value] ?? [] } ?? candidates.all
    if wanted.count == 1 { return .success(wanted[0]) }
    let names = candidates.named
    if let target = scenario.target, wanted.isEmpty {
      return .failure(
        Obstacle(
          message: "no \(surface) policy is for the target \(target.value)",
          help: names.isEmpty ? "write a policy with surface: \(surface)" : "the targets are \(Words.list(names))"))
    }
    if wanted.isEmpty {
      return .failure(
        Obstacle(message: "there is no \(surface) policy", help: "write a policy with surface: \(surface)"))
    }
    if scenario.target == nil, names.count > 1 {
      let targets = Array(candidates.targets.prefix(Self.mostNamed))
      return .failure(
        Obstacle(
          message: "\(Words.list(names)) serve the surface \(surface)",
          help: "say which one is meant: target: \(Words.list(targets, "or target:"))"))
    }
    return .failure(
      Obstacle(message: "there are \(wanted.count) \(surface) policies for one target", help: "keep one of them"))
  }

  // MARK: The run

  private func run(_ scenario: Scenario, under original: ResolvedPolicy) -> ScenarioResult {
    let policy = original.overridden(by: scenario.overrides.fields)
    let program = original.target?.document.title
    func notRun(_ problem: String) -> ScenarioResult {
      ScenarioResult(scenario, .notRun(problem, help: "mend what policyc check says about it"), program: program)
    }
    guard var run = policy.runParameters else {
      let surface = scenario.surface.rawValue
      return notRun("the \(surface) policy cannot be run, because \(policy.obstacleToRuns)")
    }
    for (key, value) in scenario.overrides.behaviour { run.behaviour.set(key, to: value) }
    let events = ScenarioEvents(scenario.steps)
    let record = RunRecord(run, setup: scenario.setup, steps: events)
    let copy = ShownCopy(of: policy, at: record.outcome, in: run)
    if case .unknown(let field) = copy, scenario.expectation.copy != nil {
      return notRun("\(field.path) could not be understood")
    }
    let happened = ScenarioRun(
      record, timeline: Timeline(of: run, setup: scenario.setup, events),
      timelineOffset: run.behaviour.hardCapStarts == .slotGrant ? scenario.setup : .zero, copy: copy.text)
    let mismatches = scenario.expectation.mismatches(with: happened)
    guard mismatches.isEmpty else {
      return ScenarioResult(scenario, .failed(mismatches), program: program, run: happened)
    }
    let traces = CoverageTraces(record, of: run, on: scenario.surface).without(scenario.overrides)
    return ScenarioResult(scenario, .passed, program: program, run: happened, traces: traces)
  }

  // MARK: Coverage

  /// What passing scenarios show, policy by policy in the order of their files; policies that cannot be run are left out.
  package func coverage(of results: [ScenarioResult]) -> [Coverage.Policy] {
    let traces = results.reduce(into: [FileID: [CoverageTraces]]()) { traces, result in
      guard case .success(let tested) = policy(of: result.scenario) else { return }
      traces[tested.document.file, default: []].append(result.traces)
    }
    return project.policies.compactMap { policy in
      guard let run = policy.runParameters, let program = policy.target?.document.title else { return nil }
      let surface = policy.surface.value
      return Coverage.Policy(
        surface: surface, program: program, clocks: run.coveredClocks(on: surface),
        fields: run.decidingFields.filter { !policy.isAbsent($0) },
        traces: traces[policy.document.file] ?? [])
    }
  }
}

extension ResolvedPolicy {
  fileprivate var targetName: String? { target?.document.program.value }
}
