import PolicyDiagnostics
import PolicySource
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
      does not state. Values that come from defaults count as well: a policy that says nothing still relies on them. \
      Where there is not even a default, a policy without a value would get the other one's.
      """,
    group: .targets, severity: .error,
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
      .rejected(
        "web and discord disagree about INACTIVITY_MS of gateway 1: 5m and no value",
        files: [
          "discord.yaml": """
          target: gateway
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web, discord]
          knobs:
            INACTIVITY_MS:
              field: run.inactivity
              unit: ms
          """,
          "web.yaml": """
          target: gateway
          run:
            inactivity: «5m»
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
    let policies = project.policiesByKnob
    for owner in project.targets {
      for knob in owner.knobs {
        check(knob, of: owner, among: policies[ObjectIdentifier(knob)] ?? [], &report)
      }
    }
  }

  /// The most policies that a finding tells.
  private static let mostTold = 20

  /// - Parameter policies: those for which the knob is read.
  private func check(
    _ knob: Knob, of owner: TargetDocument, among policies: [ResolvedPolicy], _ report: inout Report
  ) {
    let all = policies.compactMap { Voice($0, about: knob) }
    guard all.disagree else { return }
    let voices = all.sorted { $0.policy.surface.value < $1.policy.surface.value }.withoutDuplicatePolicies()
    guard let first = voices.first, voices.disagree else { return }
    let told = voices.prefix(Self.mostTold)
    let more = voices.count > told.count ? ["\(voices.count - told.count) more"] : []
    let surfaces = Words.list(told.map(\.policy.surface.value.rawValue) + more)
    let values = Words.list(told.map { $0.reading?.value.brief ?? "no value" } + more)
    // The finding stands at a policy's own line where there is one; every other voice is a note.
    let carrier = voices.first { $0.reading?.origin.isPolicy ?? false } ?? first
    let place = carrier.reading.flatMap { $0.origin.isPolicy ? $0.origin.span : nil }
    let others = told.filter { $0.policy.document.file != carrier.policy.document.file }.map(\.note)
    report.emit(
      "\(surfaces) disagree about \(knob.name.value) of \(owner.title): \(values)", in: voices.map(\.policy),
      at: place ?? carrier.policy.surface.span,
      notes: others + [Note("the knob is shared", at: knob.name.span)],
      help: [
        "let every policy that shares it have the same \(knob.field.path)",
        "where the program runs in separate environments, describe a target for each",
      ])
  }

  /// What one policy wants behind a knob: a value, or none at all.
  fileprivate struct Voice {
    let policy: ResolvedPolicy
    let reading: ResolvedValue?

    /// Nil when what the policy wants is unknown.
    init?(_ policy: ResolvedPolicy, about knob: Knob) {
      self.policy = policy
      switch policy.state(of: knob.field) {
      case .unknown: return nil
      case .absent: reading = nil
      case .known(let known): reading = known
      }
    }

    var note: Note {
      let name = policy.surface.value.rawValue
      guard let reading, let span = reading.origin.span else {
        return Note("\(name) has no value", at: policy.surface.span)
      }
      return Note("\(name) has \(reading.value.brief), \(reading.origin)", at: span)
    }
  }
}

extension [KnobConflict.Voice] {
  fileprivate var disagree: Bool { contains { $0.reading?.value != first?.reading?.value } }

  /// Only the first policy for each surface of a target: that there is another one is a finding of its own.
  fileprivate func withoutDuplicatePolicies() -> [KnobConflict.Voice] {
    var seen: Set<String> = []
    return filter {
      seen.insert("\($0.policy.target?.document.program.value ?? "") \($0.policy.surface.value.rawValue)").inserted
    }
  }
}
