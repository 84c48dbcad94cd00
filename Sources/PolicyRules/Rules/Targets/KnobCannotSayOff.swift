import PolicyDiagnostics
import PolicyModel

/// Reports `off` behind a knob that has no way of saying it.
package struct KnobCannotSayOff: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "knob-cannot-say-off",
    summary: "a clock is switched off behind a knob that cannot say off",
    why: "the program would read the missing value as its default",
    rationale: """
      A knob says how `off` is written with its attribute `off`. Without one there is no text that the program reads \
      as "no such clock": leaving the variable out or empty gives the default instead. The knobs of gateway 0.104 are \
      of this kind: an empty variable is an unset one.
      """,
    group: .targets, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "run.inactivity is off, which GATEWAY_INACTIVITY_MS of gateway 1 cannot say",
        files: [
          "web.yaml": """
          target: gateway
          run:
            inactivity: «off»
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            GATEWAY_INACTIVITY_MS:
              field: run.inactivity
              unit: ms
          """,
        ]),
      .rejected(
        "run.inactivity is off, which GATEWAY_INACTIVITY_MS of gateway 1 cannot say",
        files: [
          "web.yaml": """
          target: gateway
          run:
            hard_cap: 30m
            inactivity: «off»
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            GATEWAY_RUN_MS:
              field: run.hard_cap
              unit: ms
            GATEWAY_INACTIVITY_MS:
              field: run.inactivity
              unit: ms
              default: 5m
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          run:
            hard_cap: 30m
          """
        ]),
      .accepted(
        files: [
          "web.yaml": """
          target: gateway
          run:
            inactivity: off
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            GATEWAY_INACTIVITY_MS:
              field: run.inactivity
              unit: ms
              off: "0"
          """,
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target else { return }
    for (knob, owner) in target.knobs(on: policy.surface.value) where knob.off == nil {
      guard case .known(let reading) = policy.state(of: knob.field), reading.value == .off,
        reading.origin.kind != .fixed
      else { continue }
      let fallback = knob.defaultValue?.value.flatMap { $0 == .off ? nil : $0 }
      report.emit(
        "\(knob.field.path) is off, which \(knob.name.value) of \(owner.title) cannot say", in: policy,
        about: reading, notes: [Note("the knob has no spelling for off", at: knob.name.span)],
        remedies: [fallback == nil ? nil : .remove([reading])],
        help: fallback.map { "write a duration, or remove \(knob.field.path), so that the default of \($0) holds" }
          ?? "write a duration")
    }
  }
}
