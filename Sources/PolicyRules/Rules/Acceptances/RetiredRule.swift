import PolicyDiagnostics
import PolicyModel
import PolicySource

/// Reports that a project names a rule which was taken out.
package struct RetiredRule: ProjectRule {
  package static let metadata = RuleMetadata(
    id: "retired-rule",
    summary: "a project names a rule that was retired",
    why: "it does nothing any more, and what it says may be untrue",
    rationale: """
      A rule is retired when what it reports is no defect. Its id stays known for ever: an acceptance of it, in a list or \
      a comment, accepts nothing, a severity under `rules:` changes nothing, and neither is an error or called unused. \
      `policyc explain ID` says in which release a rule was retired, why, and what took its place.
      """,
    group: .acceptances, severity: .note,
    examples: [
      .rejected(
        """
        workspace:
          ready_timeout: 60s
          proxy_timeout: 30s
        accept:
          - rule: «proxy-cuts-readiness»
            reason: the proxy cannot be told to wait
        """,
        "proxy-cuts-readiness was retired in 0.2",
        fixed: """
          workspace:
            ready_timeout: 60s
            proxy_timeout: 30s
          """),
      .rejected(
        "stale-outlives-lease was retired in 0.2",
        files: [
          "policyc.yaml": """
          project: example
          rules:
            «stale-outlives-lease»: off
          """
        ]),
      .accepted(
        """
        run:
          hard_cap: 5m
          inactivity: 10m
        accept:
          - rule: inactivity-outlasts-hard-cap
            reason: the cap is short enough to wait for
        """),
    ])

  package func check(_ project: ResolvedProject, _ report: inout Report) {
    for setting in project.configuration?.rules ?? [] { emit(setting.rule, removing: nil, &report) }
    for acceptance in project.acceptances { emit(acceptance.rule, removing: acceptance, &report) }
  }

  private func emit(_ rule: Spanned<String>, removing acceptance: Acceptance?, _ report: inout Report) {
    guard let retirement = RuleCatalog.retirement(of: rule.value) else { return }
    report.emit(
      retirement.notice, in: [], at: rule.span, notes: [Note(retirement.reason)],
      remedies: [acceptance.map { .remove($0, .safe) }], help: [retirement.help])
  }
}
