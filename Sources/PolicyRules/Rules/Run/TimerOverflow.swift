import PolicyDiagnostics
import PolicyModel

/// Reports a duration that the timers of the program that reads it cannot keep.
package struct TimerOverflow: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "timer-overflow",
    summary: "a duration is longer than a Node timer can wait",
    why: "a longer timer fires after 1 ms",
    rationale: """
      A Node timer with a delay above 2147483647 ms is set to 1 ms (Node documentation, timers). A program of \
      `runtime: node` that is given a longer duration would end the run at once. The rule looks at every knob that \
      such a program, or one it uses, takes a duration from.
      """,
    group: .run, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        run:
          hard_cap: «600h»
        """,
        "run.hard_cap of 600h is longer than a Node timer can wait, 2147483647 ms",
        fixed: """
          run:
            hard_cap: 596h
          """),
      .accepted(
        """
        run:
          hard_cap: 596h
        """),
    ])

  /// The longest timer in whole hours.
  private static let longest = Duration.hours(
    Runtime.longestNodeTimer.milliseconds / Duration.hours(1).milliseconds)

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target else { return }
    for (knob, owner) in target.knobs(on: policy.surface.value) where owner.runtime.spanned?.value == .node {
      guard case .known(let reading) = policy.state(of: knob.field), case .duration(let duration) = reading.value,
        duration > Runtime.longestNodeTimer
      else { continue }
      let limit = Runtime.longestNodeTimer
      report.emit(
        "\(knob.field.path) of \(duration) is longer than a Node timer can wait, \(limit.milliseconds) ms",
        in: policy, about: reading,
        notes: [Note("\(owner.title) reads it as \(knob.name.value), with a Node timer", at: knob.name.span)],
        remedies: [.set(reading, to: Self.longest)], help: "write at most \(Self.longest)")
    }
  }
}
