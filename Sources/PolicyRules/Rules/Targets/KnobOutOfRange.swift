import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Reports a value that a knob cannot carry: outside its bounds, or not a whole number of its unit.
package struct KnobOutOfRange: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "knob-out-of-range",
    summary: "a value does not fit the knob that carries it",
    why: "the program would refuse the value or read another one",
    rationale: """
      A knob takes a whole number of its unit, inside its `min` and `max` where it has them. policyc never rounds: \
      90 seconds behind a knob of minutes is an error, not two minutes.
      """,
    group: .targets, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "workspace.ready_timeout of 15m is above READY_MS of gateway 1, which takes at most 10m",
        files: [
          "web.yaml": """
          target: gateway
          workspace:
            ready_timeout: «15m»
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            READY_MS:
              field: workspace.ready_timeout
              unit: ms
              max: 10m
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          workspace:
            ready_timeout: 10m
          """
        ]),
      .rejected(
        "shutdown.drain of 1m30s is not a whole number of minutes, the unit of DRAIN_MINUTES of gateway 1",
        files: [
          "web.yaml": """
          target: gateway
          shutdown:
            drain: «90s»
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            DRAIN_MINUTES:
              field: shutdown.drain
              unit: m
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          shutdown:
            drain: 2m
          """
        ]),
      .rejected(
        "workspace.ready_timeout has a default of 15m, which is above READY_MS of gateway 1, which takes at most 10m",
        files: [
          "web.yaml": """
          target: gateway
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            READY_MS:
              field: workspace.ready_timeout
              unit: ms
              default: «15m»
              max: 10m
          """,
        ]),
      .accepted(
        files: [
          "web.yaml": """
          target: gateway
          shutdown:
            drain: 2m
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          knobs:
            DRAIN_MINUTES:
              field: shutdown.drain
              unit: m
              min: 1m
              max: 2m
          """,
        ]),
      // `job-timeout-not-minutes` speaks here.
      .accepted(
        files: [
          "ci.yaml": """
          target: action
          job:
            timeout: 90s
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci]
          knobs:
            JOB_TIMEOUT_MINUTES:
              field: job.timeout
              unit: m
          """,
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target else { return }
    for (knob, owner) in target.knobs(on: policy.surface.value) {
      guard case .known(let reading) = policy.state(of: knob.field), reading.origin.kind != .fixed,
        !JobTimeoutNotMinutes.speaks(of: reading)
      else { continue }
      guard let problem = problem(with: reading.value, behind: knob, of: owner) else { continue }
      if reading.origin.kind == .default, let span = reading.origin.span {
        // No policy can mend what a target says of itself.
        report.emit(
          "\(knob.field.path) has a default of \(reading.value), which \(problem.words)", in: [policy], at: span,
          notes: [Note("the knob is described here", at: problem.span)],
          help: ["write the default and the bounds that the program has"])
      } else {
        let fits = self.problem(with: problem.fitting, behind: knob, of: owner) == nil
        report.emit(
          "\(knob.field.path) of \(reading.value) \(problem.words)", in: policy, about: reading,
          notes: [Note("the knob is described here", at: problem.span)],
          remedies: [fits ? .set(reading, to: problem.fitting) : nil], help: problem.help)
      }
    }
  }

  private func problem(
    with value: FieldValue, behind knob: Knob, of owner: TargetDocument
  ) -> (words: String, span: Span, fitting: FieldValue, help: String)? {
    var name: String { "\(knob.name.value) of \(owner.title)" }
    if let minimum = knob.minimum, value.isSmaller(than: minimum.value) {
      return (
        "is below \(name), which takes at least \(minimum.value)", minimum.span, minimum.value,
        "write at least \(minimum.value)"
      )
    }
    if let maximum = knob.maximum, maximum.value.isSmaller(than: value) {
      return (
        "is above \(name), which takes at most \(maximum.value)", maximum.span, maximum.value,
        "write at most \(maximum.value)"
      )
    }
    guard case .duration(let duration) = value, let unit = knob.unit?.value.duration,
      case let rest = duration.milliseconds % unit.milliseconds, rest != 0
    else { return nil }
    let whole = duration.subtracting(Duration(milliseconds: rest)).adding(unit)
    let word = knob.unit?.value == .minutes ? "minutes" : "seconds"
    return (
      "is not a whole number of \(word), the unit of \(name)", knob.name.span, .duration(whole), "write whole \(word)"
    )
  }
}

extension FieldValue {
  /// Whether both can be compared and this one is the smaller.
  fileprivate func isSmaller(than other: FieldValue) -> Bool {
    switch (self, other) {
    case (.duration(let left), .duration(let right)): left < right
    case (.share(let left), .share(let right)): left < right
    case (.count(let left), .count(let right)): left < right
    default: false
    }
  }
}
