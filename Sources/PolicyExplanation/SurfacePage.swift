import PolicyModel
import PolicyReporting

extension ExplanationPage {
  /// A surface: the limits of its platforms with their sources, and the fields that only it has.
  static func surface(_ surface: Surface, _ project: ProjectAtHand?) -> ExplanationPage {
    let facts = surface.profile.facts.map { Entry($0.subject, "\($0.value). Source: \($0.source)") }
    let own = FieldCatalog.fields.filter { $0.surfaces == [surface] }.map { Entry($0.path, $0.summary) }
    return ExplanationPage(
      surface.rawValue, kind: "surface", summary: surface.profile.summary,
      sections: [
        Section("Limits of its platforms", [.properties(facts)]),
        own.isEmpty ? nil : Section("Fields of its own", [.names(own)]),
        inProject(surface, project),
      ].compactMap { $0 })
  }

  private static func inProject(_ surface: Surface, _ project: ProjectAtHand?) -> Section? {
    guard let project else { return nil }
    let policies = project.policies.filter { $0.surface.value == surface }.map { policy in
      Entry(
        project.path(of: policy.document.file),
        [policy.target.map { "run by \($0.document.title)" }, policy.document.summary.spanned?.value].compactMap { $0 }
          .joined(separator: ": "))
    }
    return policies.isEmpty ? nil : Section("In this project", [.names(policies)])
  }
}
