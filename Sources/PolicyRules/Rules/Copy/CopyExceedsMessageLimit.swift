import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyTimeline

/// Reports words that do not fit into one message of their surface.
package struct CopyExceedsMessageLimit: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "copy-exceeds-message-limit",
    summary: "a text is longer than a message on its surface can be",
    why: "the platform refuses the message, and the person is told nothing",
    rationale: """
      \(SurfaceProfile.facts(\.message?.fact)): most emoji count one, a flag two, and a letter with an accent of its \
      own two. A text is measured as people would read it, with the longest value that each placeholder can have in \
      words. For \(unlimited) no limit is known.
      """,
    group: .copy, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        failure:
          copy:
            timeout: «\(text(of: 1_991)) {hard_cap}»
        """,
        "failure.copy.timeout takes 2002 code points, and a message on Discord has at most 2000", on: .discord),
      .accepted(
        """
        failure:
          copy:
            timeout: The run took longer than {hard_cap}. Start it again with a smaller task.
        """, on: .discord),
      .accepted(
        """
        run:
          hard_cap: 30m
        failure:
          copy:
            timeout: \(text(of: 1_989)) {hard_cap}
        """, on: .discord),
      .accepted(
        """
        failure:
          copy:
            timeout: \(text(of: 2_001))
        """, on: .web),
    ])

  /// The built-in surfaces without a known limit.
  private static let unlimited = Words.list(
    SurfaceProfile.builtIn.filter { $0.limits.message == nil }.map(\.title), "and for")

  /// So many letters.
  private static func text(of count: Int) -> String {
    String(String(repeating: "On and on it went, ", count: count / 19 + 1).prefix(count - 1)) + "."
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let surface = policy.surface.value
    guard let limit = surface.profile.limits.message?.value, let run = policy.runParameters else { return }
    for copy in policy.copyTexts {
      let count = report.reading(copy) { CopyLength(CopyTemplate($0)) }.longest(in: run, on: surface)
      guard count > limit else { continue }
      report.emit(
        "\(copy.name) takes \(count) code points, and a message on \(surface.profile.title) has at most \(limit)",
        in: policy,
        about: copy.reading, help: "shorten the text by \(count - limit) code points")
    }
  }
}
