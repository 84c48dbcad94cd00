import PolicySource
import PolicyModel
import PolicyTimeline

/// Reports a policy whose longest approval deadline comes too close to the end of the token with which a person answers.
package struct ApprovalOutlivesToken: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "approval-outlives-token",
    summary: "the longest wait for an approval comes within \(margins) of \(owners) token limit",
    why: "an answer could no longer be shown in the message that asked for it",
    rationale: """
      \(SurfaceProfile.facts(\.control?.fact)). A prompt outlives that, since it is a message of the bot; what ends is the \
      time in which the program may edit its answer to a click through that click's token. \(margins) of margin keep \
      such edits inside it. The longest wait is decided over every instant of a run: the deadline for the whole \
      hard cap, or the wait of an ask that has none, which lasts until the hard cap ends the run.
      """,
    group: .run, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: «14m»
            clearance: 30s
        """,
        "an approval may wait for 14m, and with 2m of margin Discord's token ends at 13m",
        fixed: """
          run:
            hard_cap: 30m
          approval:
            mode: prompt
            deadline:
              share: 50%
              floor: 60s
              ceiling: 13m
              clearance: 30s
          """, on: .discord),
      .rejected(
        """
        run:
          hard_cap: «30m»
        approval:
          mode: prompt
        """,
        "an approval may wait for 30m, and with 2m of margin Discord's token ends at 13m", on: .discord),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            flat: «14m»
        """,
        "an approval may wait for 14m, and with 2m of margin Discord's token ends at 13m",
        fixed: """
          run:
            hard_cap: 30m
          approval:
            mode: prompt
            deadline:
              flat: 13m
          """, on: .discord),
      .accepted(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: 13m
            clearance: 30s
        """, on: .discord),
      .accepted(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: 14m
            clearance: 30s
        """, on: .web),
    ])

  /// The built-in surfaces whose tokens end.
  private static let bounded = SurfaceProfile.builtIn.filter { $0.limits.control != nil }
  private static let owners = Words.list(bounded.map { "\($0.title)'s" })
  private static let margins = Words.list(bounded.compactMap { $0.limits.control?.value.margin.inWords })

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let surface = policy.surface.value.profile
    guard let control = surface.limits.control?.value, policy[.approvalMode]?.value == .prompt,
      let run = policy.runParameters, let cap = policy[.hardCap], let wait = run.longestWait,
      wait.outlasts(control.longestWait)
    else { return }
    let limit = control.longestWait
    let message =
      "an approval may wait \(wait.length.map { "for \($0)" } ?? "without a bound"), "
      + "and with \(control.margin) of margin \(surface.title)'s token ends at \(limit)"
    let deadline = DeadlineRange(run)
    guard deadline.map({ $0.longest.map { $0 > limit } ?? true }) ?? false else {
      let terms = [policy[.approvalFloor], policy[.approvalClearance]].compactMap { $0 }
      report.emit(
        message, in: policy, about: [cap] + terms,
        notes: policy.notes(on: .askWithoutDeadline, "lets an ask without a deadline wait"),
        help: [
          terms.isEmpty
            ? "set approval.deadline.ceiling to \(limit)"
            : "lower \(Words.list(terms.map(\.field.path))) to \(limit) in sum, or let the program reject such an ask"
        ])
      return
    }
    if let flat = policy[.approvalFlat] {
      report.emit(
        message, in: policy, about: flat, cap, remedies: [.set(flat, to: limit)],
        help: "lower approval.deadline.flat to \(limit)")
      return
    }
    let help = "\(policy.isAbsent(.approvalCeiling) ? "set" : "lower") approval.deadline.ceiling to \(limit)"
    guard let ceiling = policy[.approvalCeiling] else {
      report.emit(message, in: policy, about: cap, help: help)
      return
    }
    report.emit(message, in: policy, about: ceiling, cap, remedies: [.set(ceiling, to: limit)], help: help)
  }
}
