import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Reports a knob whose variable says another unit by its name than the one in which the target counts it.
package struct KnobNameContradictsUnit: ProjectRule {
  package static let metadata = RuleMetadata(
    id: "knob-name-contradicts-unit",
    summary: "the name of a variable says another unit than its knob",
    why: "an export in the wrong unit gives the program another limit than the policy sets",
    rationale: """
      Names such as `RUN_TIMEOUT_MS` say the unit that a program reads. Where the target says another one, one of the two \
      is wrong: 30 minutes behind the unit `m` are exported as 30, which the program may take for 30 milliseconds. The \
      last word of the name counts: \(NamedUnit.endings). A single letter counts only where the field is a duration. \
      `MIN` says nothing, because it is as often the minimum, and neither does a rate such as `RUNS_PER_HOUR`.
      """,
    group: .targets, severity: .warning,
    examples: [
      .rejected(
        "unit m contradicts the name of SERVICE_RUN_TIMEOUT_MS, which says milliseconds",
        files: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            SERVICE_RUN_TIMEOUT_MS:
              field: run.hard_cap
              unit: «m»
          """,
          "web.yaml": """
          target: service
          run:
            hard_cap: 30m
          """,
        ],
        fixed: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            SERVICE_RUN_TIMEOUT_MS:
              field: run.hard_cap
              unit: ms
          """
        ]),
      // Nobody uses it yet, and no knob can count in hours.
      .rejected(
        "unit m contradicts the name of SESSION_TTL_HOURS, which says hours",
        files: [
          "targets/sessions.yaml": """
          program: sessions
          knobs:
            SESSION_TTL_HOURS: {field: session.idle_timeout, unit: «m»}
          """
        ]),
      .rejected(
        "unit percent contradicts the name of APPROVAL_SHARE_SECONDS, which says seconds",
        files: [
          "targets/approvals.yaml": """
          program: approvals
          knobs:
            APPROVAL_SHARE_SECONDS: {field: approval.deadline.share, unit: «percent»}
          """
        ]),
      .accepted(
        files: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            SERVICE_RUN_TIMEOUT_MS:
              field: run.hard_cap
              unit: ms
            DRAIN_SECS:
              field: shutdown.drain
              unit: s
            # The shortest one that is given, in milliseconds.
            APPROVAL_DEADLINE_MIN:
              field: approval.deadline.floor
              unit: ms
            # Variant D of the formula.
            APPROVAL_SHARE_D:
              field: approval.deadline.share
              unit: percent
            # No unit, so no number of minutes.
            MAX_RUNS_PER_MINUTE:
              field: run.max_concurrent
          """,
          "web.yaml": """
          target: service
          run:
            hard_cap: 30m
          """,
        ]),
      .accepted(
        files: [
          "targets/service.yaml": """
          program: service
          surfaces: [web]
          knobs:
            LEGACY_TIMEOUT_MS:
              field: run.hard_cap
              unit: s
          """,
          "web.yaml": """
          target: service
          run:
            hard_cap: 30m
          accept:
            - rule: knob-name-contradicts-unit
              reason: LEGACY_TIMEOUT_MS is read as seconds, whatever its name says
          """,
        ]),
    ])

  package func check(_ project: ResolvedProject, _ report: inout Report) {
    let contradictions = project.targets.flatMap(\.knobs).compactMap(Contradiction.init)
    guard !contradictions.isEmpty else { return }
    let readers = project.policiesByKnob
    for found in contradictions {
      report.emit(
        "unit \(found.unit.value.rawValue) contradicts the name of \(found.knob.name.value), "
          + "which says \(found.named.words)",
        in: readers[ObjectIdentifier(found.knob)] ?? [], at: found.unit.span,
        notes: [Note("the name ends in \(found.named.suffix)", at: found.knob.name.span)],
        remedies: [Self.remedy(found.named, for: found.knob, at: found.unit.span)],
        help: [Self.help(found.named, for: found.knob)])
    }
  }

  /// A knob whose name says another unit.
  private struct Contradiction {
    let knob: Knob
    let unit: Spanned<KnobUnit>
    let named: NamedUnit

    init?(_ knob: Knob) {
      guard let unit = knob.unit, let named = NamedUnit(of: knob.name.value), named.knobUnit != unit.value,
        !(named.isOneLetter && unit.value.duration == nil)
      else { return nil }
      (self.knob, self.unit, self.named) = (knob, unit, named)
    }
  }

  private static func remedy(_ named: NamedUnit, for knob: Knob, at place: Span) -> Remedy? {
    guard let unit = named.knobUnit, knob.canCount(in: unit) else { return nil }
    return Remedy("write unit: \(unit.rawValue)", [.write(unit.rawValue, at: place)])
  }

  private static func help(_ named: NamedUnit, for knob: Knob) -> String {
    let acceptance = "accept the finding if the name is wrong"
    guard let unit = named.knobUnit else {
      return "\(acceptance); a knob cannot count in \(named.words), so leave it out if the program does"
    }
    return knob.canCount(in: unit)
      ? "write unit: \(unit.rawValue) if the program reads \(named.words), or \(acceptance)"
      : "name the field that the program counts in \(named.words), or \(acceptance)"
  }
}

extension Knob {
  fileprivate func canCount(in unit: KnobUnit) -> Bool { field.definition.type.knobUnits.contains(unit) }
}
