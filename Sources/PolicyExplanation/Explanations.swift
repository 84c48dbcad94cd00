// PolicyExplanation makes the pages of `policyc explain` and of the reference from the tables and catalogues.

import PolicyCompiler
import PolicyDiagnostics
import PolicyExport
import PolicyModel
import PolicyReporting
import PolicyRules

/// The pages about everything that policyc knows by a name.
package struct Explanations: Sendable {
  private let project: ProjectAtHand?

  /// - Parameter project: what pages also speak of, where there is one.
  package init(_ project: ProjectAtHand?) { self.project = project }

  /// The pages about a topic: mostly one, several where a name means several things, none for an unknown one.
  package func pages(of topic: String) -> [ExplanationPage] {
    var pages: [ExplanationPage] = []
    if let rule = RuleCatalog.metadata(of: topic) { pages.append(.rule(rule)) }
    if let retirement = RuleCatalog.retirement(of: topic) { pages.append(.retirement(retirement)) }
    if let error = LanguageErrorCatalog.error(topic) { pages.append(.languageError(error)) }
    if let field = fields.field(at: topic) { pages.append(.field(field, project)) }
    if let group = fields.root.group(at: topic) { pages.append(.group(topic, group)) }
    if let key = BehaviourKey(rawValue: topic) { pages.append(.behaviour(key, project)) }
    if let surface = Surface(rawValue: topic) { pages.append(.surface(surface, project)) }
    if let dialect = DialectName(rawValue: topic) { pages.append(.dialect(dialect)) }
    guard let project else { return pages }
    for target in project.targets where target.program.value == topic { pages.append(.target(target, project)) }
    for (knob, owner) in project.knobs where knob.name.value == topic { pages.append(.knob(knob, of: owner, project)) }
    return pages
  }

  private var fields: FieldVocabulary { project?.fields ?? .language }

  /// Every topic.
  package var topics: [String] { list.sections.flatMap(\.names) }

  /// Every topic with what it is, grouped.
  package var list: ExplanationPage {
    var sections = [
      section("Rules", RuleCatalog.all.map { ($0.id, $0.summary) }),
      section("Language errors", LanguageErrorCatalog.all.map { ($0.id, $0.summary) }),
      section("Fields", FieldCatalog.fields.map { ($0.path, $0.summary) }),
      section("Behaviour of a target", BehaviourKey.allCases.map { ($0.rawValue, $0.summary) }),
      section("Surfaces", SurfaceProfile.builtIn.map { ($0.name, $0.summary) }),
      section("Dialects of exports", DialectName.allCases.map { ($0.rawValue, "for \($0.dialect().consumer)") }),
    ]
    if !fields.ownFields.isEmpty {
      sections.append(section("Fields of this project", fields.ownFields.map { ($0.path, $0.summary) }))
    }
    if let project, !project.targets.isEmpty {
      sections.append(section("Targets of this project", project.targets.map { ($0.program.value, $0.inList) }))
      sections.append(
        section("Knobs of this project", project.knobs.map { ($0.knob.name.value, $0.knob.field.definition.summary) }))
    }
    return ExplanationPage(
      "policyc explain", kind: "topics", summary: "everything that policyc explain can tell about", sections: sections)
  }

  private func section(_ heading: String, _ names: [(String, String)]) -> ExplanationPage.Section {
    ExplanationPage.Section(heading, [.names(names.map { ExplanationPage.Entry($0.0, $0.1) })])
  }
}

extension ExplanationPage.Section {
  /// The names that the section lists.
  var names: [String] {
    blocks.flatMap { block in
      if case .names(let entries) = block { entries.map(\.term) } else { [] as [String] }
    }
  }
}

extension FieldGroup {
  /// The group of fields with this dotted path, which is not empty.
  func group(at path: String) -> FieldGroup? {
    for member in members {
      guard case .group(let own, _) = member.content else { continue }
      if own == path { return member.content }
      if path.hasPrefix(own + ".") { return member.content.group(at: path) }
    }
    return nil
  }

  /// The fields in it, in the order of the catalogue.
  var fields: [FieldID] {
    switch self {
    case .field(let id): [id]
    case .group(_, let members): members.flatMap(\.content.fields)
    }
  }
}
