import PolicyCompiler
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyRules

extension ExplanationPage {
  /// A field: its meaning and spelling, what reads it, and what it is in the project at hand.
  static func field(_ field: FieldDefinition, _ project: ProjectAtHand?) -> ExplanationPage {
    ExplanationPage(
      field.path, kind: "field", summary: field.summary,
      properties: [
        Entry("written as", field.type.spelling),
        Entry("role", field.role.words),
        Entry("surfaces", field.surfaces.map(\.rawValue).joined(separator: ", ")),
        Entry("neutral value", field.neutral.map { "\($0), which holds where nobody says anything" } ?? "none"),
      ],
      sections: [Section("In a policy", [.code(field.nested, .yaml)])]
        + [rules(reading: field), inProject(field, project)].compactMap { $0 })
  }

  // MARK: Rules

  /// The rules that read a field; those about every setting are only named.
  static func rules(reading field: FieldDefinition) -> Section? {
    let rules = FieldReadership.rules(reading: field.id)
    let own = rules.filter { !FieldReadership.isGeneral($0.id) }.map { Entry($0.id, $0.summary) }
    let general = rules.map(\.id).filter(FieldReadership.isGeneral)
    let blocks: [Block] = [
      own.isEmpty ? nil : .names(own),
      general.isEmpty
        ? nil : .paragraph("\(own.isEmpty ? "Those" : "And those") about every setting: \(Words.list(general))."),
    ].compactMap { $0 }
    return blocks.isEmpty ? nil : Section("Rules that read it", blocks)
  }

  // MARK: Project

  private static func inProject(_ field: FieldDefinition, _ project: ProjectAtHand?) -> Section? {
    guard let project else { return nil }
    let knobs = project.knobs.filter { $0.knob.field == field.id }.map { knob, owner in
      Entry(knob.name.value, "knob of \(owner.title), \(knob.words) (\(project.place(of: knob.name.span)))")
    }
    let values = project.policies.filter { field.makesSense(on: $0.surface.value) }.map { policy in
      Entry(policy.surface.value.rawValue, project.words(for: field.id, in: policy))
    }
    let blocks: [Block] = [knobs.isEmpty ? nil : .names(knobs), values.isEmpty ? nil : .properties(values)]
      .compactMap { $0 }
    return blocks.isEmpty ? nil : Section("In this project", blocks)
  }

  /// A group of fields: `approval.deadline`.
  static func group(_ path: String, _ group: FieldGroup) -> ExplanationPage {
    ExplanationPage(
      path, kind: "group of fields", summary: "fields that stand under \(path) in a policy",
      sections: [
        Section("Fields", [.names(group.fields.map { Entry($0.path, $0.definition.summary) })])
      ])
  }
}

extension FieldDefinition {
  /// How a policy writes it, nested, with a value that it could have.
  fileprivate var nested: String {
    components.enumerated().map { depth, name in
      String(repeating: "  ", count: depth) + name + ":" + (depth + 1 < components.count ? "" : " \(type.example)")
    }.joined(separator: "\n")
  }
}

extension FieldRole {
  var words: String {
    switch self {
    case .setting: "setting: the program must read it or have it fixed"
    case .fact: "fact: a statement about workload or deployment; a target may give a default"
    case .demand: "demand: a behaviour that the policy insists on, compared with what the target does"
    case .words: "words: what people read"
    }
  }
}

extension FieldType {
  /// What may be written, with its range.
  var spelling: String {
    switch self {
    case .duration(let range, let orOff):
      "a duration such as 90s, 30m or 1h30m, from \(range.lowerBound) to \(range.upperBound)"
        + (orOff ? ", or off" : "")
    case .share: "a share from 1% to 100%"
    case .count, .flag, .choice, .words, .text: "\(self)"
    }
  }

  /// A value that a field of this type can have.
  fileprivate var example: String {
    switch self {
    case .duration: "30m"
    case .share: "50%"
    case .count: "3"
    case .flag: "true"
    case .choice(let words): words.first ?? ""
    case .words(let words): "[\(words.prefix(2).joined(separator: ", "))]"
    case .text: "The run took longer than {hard_cap} and was stopped."
    }
  }
}
