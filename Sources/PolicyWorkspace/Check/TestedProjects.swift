import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyTimeline

/// The scenarios that a command was pointed at, run.
package struct TestedProjects {
  package let checked: CheckedProjects
  /// In the order of their files.
  package let results: [ScenarioResult]
  package let coverage: Coverage
  /// Those about scenario files, and about files of which nobody knows what they are.
  package let findings: [Diagnostic]
  /// Those about policies, targets and configurations, which no scenario waits for.
  package let otherFindings: [Diagnostic]
  /// Why it could not run as asked, other than for a single scenario; empty where it could.
  package let problems: [Refusal.Reason]

  /// The most events that the scenarios of a command may expand to together.
  package static let mostEvents: Int64 = 10_000_000

  /// - Parameters:
  ///   - filter: what a scenario's name must contain; nil for all scenarios.
  ///   - mostEvents: scenarios beyond are not run.
  package init(_ checked: CheckedProjects, filter: String?, mostEvents: Int64 = Self.mostEvents) {
    var eventRoom = mostEvents
    var (results, policies, tested) = ([] as [ScenarioResult], [] as [Coverage.Policy], [] as Set<FileID>)
    var hasScenarios = false
    for project in checked.projects.map(\.checked.resolved) {
      let files = Self.files(of: project, selected: checked.workspace.selected)
      let scenarios = project.scenarios.filter { files.contains($0.file) }.flatMap(\.scenarios)
      let runner = ScenarioRunner(project)
      let own = scenarios.filter { filter.map($0.name.value.hasPart) ?? true }.map { scenario in
        eventRoom -= scenario.steps.reduce(0) { $0 + $1.count }
        return eventRoom >= 0 ? runner.run(scenario) : .beyond(mostEvents, scenario)
      }
      hasScenarios = hasScenarios || !scenarios.isEmpty
      tested.formUnion(files)
      results += own
      policies += runner.coverage(of: own)
    }
    let all = checked.projects.flatMap(\.checked.findings)
    self.checked = checked
    self.results = results
    coverage = Coverage(policies)
    findings = all.filter { tested.contains($0.span.file) }
    otherFindings = all.filter { !tested.contains($0.span.file) }
    let nothing =
      hasScenarios
      ? Refusal.Reason("no scenario has \(filter ?? "") in its name")
      : Refusal.Reason("no scenario found: a scenario file is a YAML file with scenarios: and policyc: 1")
    let isEmpty = results.isEmpty && findings.isEmpty && checked.losses.isEmpty
    problems = isEmpty ? [nothing] : checked.losses
  }

  /// The files whose scenarios are meant: those named, or all of a project of which something else was named.
  private static func files(of project: ResolvedProject, selected: Set<FileID>) -> Set<FileID> {
    let candidates = Set(project.scenarios.map(\.file) + project.unreadable)
    let named = candidates.intersection(selected)
    return named.isEmpty ? candidates : named
  }
}

extension ScenarioResult {
  /// One that is not run, because too much comes before it.
  fileprivate static func beyond(_ mostEvents: Int64, _ scenario: Scenario) -> ScenarioResult {
    ScenarioResult(
      scenario,
      .notRun(
        "with the scenarios before it there would be more than \(mostEvents) events",
        help: "run fewer at once: name files, or give --filter"))
  }
}

extension String {
  /// Whether the text stands in this one, byte for byte.
  fileprivate func hasPart(_ part: String) -> Bool { Array(utf8).contains(Array(part.utf8)) }
}
