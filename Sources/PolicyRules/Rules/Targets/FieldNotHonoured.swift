import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Reports a setting that the program can neither be told nor has fixed.
package struct FieldNotHonoured: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "field-not-honoured",
    summary: "the target has neither a knob nor a fixed value for a setting",
    why: "the program would never learn of this number",
    rationale: """
      A setting only means something when the program reads it from its environment (a knob of the target, or of one \
      it uses) or has it built in (a fixed value). Anything else looks like a limit and is none.
      """,
    group: .targets, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "gateway 1 honours no queue.depth",
        files: [
          "web.yaml": """
          target: gateway
          queue:
            depth: «5»
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            QUEUE_STALE_MS:
              field: queue.stale_after
              unit: ms
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          """
        ]),
      .accepted(
        """
        queue:
          depth: 5
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target, !target.mayHideParts else { return }
    for reading in policy.policyValues(of: policy.fields.settings) {
      let definition = reading.field.definition
      guard definition.makesSense(on: policy.surface.value),
        !target.honours(definition.id, on: policy.surface.value)
      else { continue }
      let neighbours = honoured(by: target, in: definition.components[0], of: policy)
      report.emit(
        "\(target.document.title) honours no \(definition.path)", in: policy, about: reading,
        notes: neighbours.isEmpty
          ? []
          : [Note("in \(definition.components[0]) it honours \(Words.list(neighbours.map(\.path)))")],
        remedies: [.remove([reading])], help: "remove \(definition.path), or describe its knob in the target")
    }
  }

  private func honoured(by target: ResolvedTarget, in group: String, of policy: ResolvedPolicy) -> [FieldID] {
    policy.fields.fields.filter { definition in
      definition.components[0] == group
        && target.honours(definition.id, on: policy.surface.value)
    }.map(\.id)
  }
}
