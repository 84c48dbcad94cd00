import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// The scenarios that a command was pointed at, run.
struct TestedWorkspace {
  let checked: CheckedWorkspace
  /// In the order of their files.
  let results: [ScenarioResult]
  let coverage: Coverage
  /// Those about scenario files, and about files of which nobody knows what they are.
  let findings: [Diagnostic]
  /// Those about policies, targets and configurations, which no scenario waits for.
  let otherFindings: [Diagnostic]
  /// Whether there was a scenario before names were looked at.
  let hasScenarios: Bool

  /// - Parameter filter: what a scenario's name must contain; nil for all scenarios.
  init(_ checked: CheckedWorkspace, filter: String?) {
    var (results, policies, tested) = ([] as [ScenarioResult], [] as [Coverage.Policy], [] as Set<FileID>)
    var hasScenarios = false
    for project in checked.projects.map(\.checked.resolved) {
      let files = Self.files(of: project, selected: checked.workspace.selected)
      let scenarios = project.scenarios.filter { files.contains($0.file) }.flatMap(\.scenarios)
      let runner = ScenarioRunner(project)
      let own = scenarios.filter { filter.map($0.name.value.hasPart) ?? true }.map(runner.run)
      hasScenarios = hasScenarios || !scenarios.isEmpty
      tested.formUnion(files)
      results += own
      policies += runner.coverage(of: own)
    }
    let all = checked.projects.flatMap(\.checked.findings)
    self.checked = checked
    self.results = results
    self.hasScenarios = hasScenarios
    coverage = Coverage(policies)
    findings = all.filter { tested.contains($0.span.file) }
    otherFindings = all.filter { !tested.contains($0.span.file) }
  }

  /// The files whose scenarios are meant: those named, or all of a project of which something else was named.
  private static func files(of project: ResolvedProject, selected: Set<FileID>) -> Set<FileID> {
    let candidates = Set(project.scenarios.map(\.file) + project.unreadable)
    let named = candidates.intersection(selected)
    return named.isEmpty ? candidates : named
  }
}

extension String {
  /// Whether the text stands in this one, byte for byte.
  fileprivate func hasPart(_ part: String) -> Bool { Array(utf8).contains(Array(part.utf8)) }
}
