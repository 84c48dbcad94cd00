import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports a Discord policy whose longest approval deadline comes too close to the life of an interaction token.
public struct ApprovalOutlivesToken: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "approval-outlives-token",
    summary: "the longest approval deadline comes within 2 minutes of Discord's token limit",
    why: "an answer could no longer be shown in the message that asked for it",
    rationale: """
      A Discord interaction token can be used for 15 minutes (Discord API documentation, \
      interactions/receiving-and-responding). Approval prompts are ordinary bot messages, and each click brings a \
      token of its own, so the token bounds what is edited through it rather than the prompt; 2 minutes of margin keep \
      every such edit inside it. The longest deadline is the one for the whole hard cap.
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

  private static let margin = Duration.minutes(2)

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let limit = PlatformFacts.discordTokenLifetime.subtracting(Self.margin)
    guard policy.surface.value == .discord, policy[.approvalMode]?.value == .prompt, let run = policy.runParameters,
      let cap = policy[.hardCap], let range = DeadlineRange(run)
    else { return }
    let wait = range.longest
    guard wait.map({ $0 > limit }) ?? true else { return }
    let message =
      "an approval may wait \(wait.map { "for \($0)" } ?? "without a bound"), "
      + "and with \(Self.margin) of margin Discord's token ends at \(limit)"
    let help = "lower approval.deadline.ceiling to \(limit)"
    guard let ceiling = policy[.approvalCeiling] else {
      report.emit(message, in: policy, about: cap, help: help)
      return
    }
    report.emit(message, in: policy, about: ceiling, cap, remedies: [.set(ceiling, to: limit)], help: help)
  }
}
