import PolicyModel
import PolicyReporting

extension ExplanationPage {
  /// Where the value of one field comes from, in every policy shown.
  package static func why(_ field: FieldDefinition, in policies: [ShownPolicy]) -> ExplanationPage {
    ExplanationPage(
      field.path, kind: "field", summary: field.summary,
      sections: policies.filter { field.makesSense(on: $0.surface) }.map { chain(of: field, in: $0) }
        + [rules(reading: field)].compactMap { $0 })
  }

  /// Everything that is said about the field, from the strongest voice to the weakest.
  private static func chain(of field: FieldDefinition, in policy: ShownPolicy) -> Section {
    let heading = "\(policy.surface.rawValue) (\(policy.path.shown))"
    guard let row = policy.rows.first(where: { $0.field.path == field.path }) else {
      return Section(heading, [.paragraph("Nobody says anything about it.")])
    }
    let voices = row.voices.enumerated().map { rank, voice in
      Entry(voice.value.map { "\($0)" } ?? "unknown", voice.sentence(holds: rank == 0 && row.value != nil))
    }
    let unknown =
      row.value == nil ? "It is unknown: \(row.finding.map { "see \($0)" } ?? "policyc check says why")." : nil
    let knobs = row.knobs.isEmpty ? nil : "Carried by \(row.knobs.joined(separator: ", "))."
    return Section(heading, [.properties(voices)] + [unknown, knobs].compactMap { $0 }.map { .paragraph($0) })
  }
}

extension ShownPolicy.Voice {
  /// Who says it, where, what source of the program that was read from, and whether it holds.
  fileprivate func sentence(holds: Bool) -> String {
    let place = place.map { " (\($0.path.shown):\($0.line):\($0.column))" } ?? ""
    let source = citation.map { ", read at \($0)" } ?? ""
    return "\(origin)\(place)\(source)" + (holds ? "; this holds" : value == nil ? "; not understood" : "; overridden")
  }
}
