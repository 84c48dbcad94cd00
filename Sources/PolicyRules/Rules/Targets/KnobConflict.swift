import PolicyDiagnostics
import PolicyModel

/// Reports a knob that several surfaces share while their policies want different values behind it.
package struct KnobConflict: ProjectRule {
  package static let metadata = RuleMetadata(
    id: "knob-conflict",
    summary: "policies that share a knob want different values behind it",
    why: "one variable of the environment carries one value",
    rationale: """
      A knob without `surfaces` is read once for all surfaces of its program. Two policies that want different values \
      behind it cannot both be deployed; whichever number is exported, one surface runs under a limit that its policy \
      does not state. Values that come from defaults count as well: a policy that says nothing still relies on them.
      """,
    severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "web and discord disagree about RUN_TIMEOUT_MS of gateway 1: 45m and 30m",
        files: [
          "discord.yaml": """
          target: gateway
          run:
            hard_cap: 30m
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web, discord]
          knobs:
            RUN_TIMEOUT_MS:
              field: run.hard_cap
              unit: ms
          """,
          "web.yaml": """
          target: gateway
          run:
            hard_cap: «45m»
          """,
        ]),
      .accepted(
        files: [
          "discord.yaml": """
          target: gateway
          run:
            hard_cap: 30m
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web, discord]
          knobs:
            WEB_TIMEOUT_MS:
              field: run.hard_cap
              unit: ms
              surfaces: [web]
            DISCORD_TIMEOUT_MS:
              field: run.hard_cap
              unit: ms
              surfaces: [discord]
          """,
          "web.yaml": """
          target: gateway
          run:
            hard_cap: 45m
          """,
        ]),
    ])

  package func check(_ project: ResolvedProject, _ report: inout Report) {
    for owner in project.targets {
      for knob in owner.knobs { check(knob, of: owner, in: project, &report) }
    }
  }

  private func check(_ knob: Knob, of owner: TargetDocument, in project: ResolvedProject, _ report: inout Report) {
    let voices = project.policies.compactMap { policy -> (policy: ResolvedPolicy, reading: ResolvedValue)? in
      guard let target = policy.target, target.contributors.contains(where: { $0.file == owner.file }),
        knob.serves(policy.surface.value), case .known(let reading) = policy.state(of: knob.field)
      else { return nil }
      return (policy, reading)
    }.sorted { $0.policy.surface.value < $1.policy.surface.value }
    guard let first = voices.first, voices.contains(where: { $0.reading.value != first.reading.value }) else { return }
    let surfaces = Words.list(voices.map(\.policy.surface.value.rawValue))
    let values = Words.list(voices.map(\.reading.value.description))
    // The finding stands at a policy's own line where there is one; every other voice is a note.
    let carrier = voices.first { $0.reading.origin.isPolicy } ?? first
    let place = carrier.reading.origin.isPolicy ? carrier.reading.origin.span : nil
    let others = voices.filter { $0.policy.document.file != carrier.policy.document.file }.compactMap { voice in
      voice.reading.origin.span.map {
        Note("\(voice.policy.surface.value.rawValue) has \(voice.reading.value), \(voice.reading.origin)", at: $0)
      }
    }
    report.emit(
      "\(surfaces) disagree about \(knob.name.value) of \(owner.title): \(values)", in: voices.map(\.policy),
      at: place ?? carrier.policy.surface.span,
      notes: others + [Note("the knob is shared", at: knob.name.span)],
      help: ["let every policy that shares it have the same \(knob.field.path)"])
  }
}
