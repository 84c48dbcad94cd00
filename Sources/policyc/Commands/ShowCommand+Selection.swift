import PolicyDiagnostics
import PolicyWorkspace
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyTimeline

extension ShowCommand {
  func draw(_ clocks: [SurfaceClocks], _ appearance: Appearance) throws {
    guard !clocks.isEmpty else {
      throw Refusal("no clocks are known well enough to draw", help: "policyc check says why")
    }
    Output.standard.write(
      format == .svg ? ClockPictureSVG.render(clocks) : ClockPicture.render(clocks, appearance))
  }

  /// The field with a path, of the language or of a project's own.
  static func field(_ path: String, in checked: CheckedProjects) throws -> FieldDefinition {
    let projects = checked.projects.map(\.checked.resolved.fields)
    if let field = projects.lazy.compactMap({ $0.field(at: path) }).first ?? FieldCatalog.field(at: path) {
      return field
    }
    let known = FieldCatalog.fields + projects.flatMap(\.ownFields)
    throw Refusal(
      "there is no field `\(path)`",
      help: Suggestions.question(for: path, among: known.map(\.path)) ?? "policyc explain lists all fields")
  }

  // MARK: Selection

  /// A policy that was asked for, and how it is shown.
  struct Selected {
    let policy: ResolvedPolicy
    let shown: ShownPolicy
  }

  /// The policies that were asked for.
  ///
  /// - Throws: `Refusal` where there are none.
  func selection(from checked: CheckedProjects, of field: FieldDefinition?) throws -> [Selected] {
    let all = checked.projects.flatMap { $0.checked.resolved.policies }
    guard !all.isEmpty else {
      try checked.requireNoProblems()
      throw Refusal("no policy could be understood", help: "policyc check says why")
    }
    try requireTarget(in: all)
    let policies = checked.projects.flatMap { result in
      let project = result.checked
      return project.resolved.policies.filter { isAskedFor($0, in: checked.workspace) }
        .sorted { $0.surface.value < $1.surface.value }
        .map { Selected(policy: $0, shown: ShownPolicy($0, project.findings, checked.workspace.sources)) }
    }
    if policies.isEmpty {
      try checked.requireNoProblems()
      throw Refusal("there is no such policy", help: "policyc show without options shows all of them")
    }
    guard let field else { return policies }
    let having = policies.filter { field.makesSense(on: $0.shown.surface) }
    guard having.isEmpty else { return having }
    throw Refusal("\(field.path) is a field of \(Words.list(field.surfaces.map(\.rawValue))) only")
  }

  func requireTarget(in policies: [ResolvedPolicy]) throws {
    let programs = Set(policies.compactMap { $0.target?.document.program.value }).sorted()
    guard let target, !programs.contains(target) else { return }
    throw Refusal(
      "no policy is for the target \(target)",
      help: Suggestions.question(for: target, among: programs) ?? "there are policies for \(Words.list(programs))")
  }

  func isAskedFor(_ policy: ResolvedPolicy, in workspace: LoadedProjects) -> Bool {
    let files = policy.lineage + (policy.target?.contributors.map(\.file) ?? [])
    return files.contains { workspace.selected.contains($0) }
      && ChosenPolicy.Choice(surface: surface?.surface, target: target).admits(policy)
  }
}
