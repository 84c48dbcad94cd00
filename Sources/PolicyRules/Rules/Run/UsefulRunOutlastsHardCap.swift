import PolicyDiagnostics
import PolicyModel

/// Reports a hard cap that ends runs which still work on something worth having.
package struct UsefulRunOutlastsHardCap: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "useful-run-outlasts-hard-cap",
    summary: "the longest useful run is longer than what the hard cap leaves for work",
    why: "a run with good output is ended, and what it made is lost",
    rationale: """
      `run.longest_useful` is a statement about the workload: a run may work for this long and its result is wanted. The \
      hard cap must leave as much. Where the cap's clock starts before set-up, the longest set-up takes its part of it; \
      where it starts with the agent, all of the cap is left. A cap that leaves exactly as much is enough.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: «10m»
          longest_useful: 11m
        """,
        "a useful run may take 11m, and the hard cap ends it after 10m",
        fixed: """
          run:
            hard_cap: 11m
            longest_useful: 11m
          """),
      .rejected(
        """
        run:
          hard_cap: «30m»
          setup_allowance: 6m
          longest_useful: 25m
        """,
        "a useful run may take 25m, and a set-up of 6m leaves 24m of the hard cap of 30m",
        fixed: """
          run:
            hard_cap: 31m
            setup_allowance: 6m
            longest_useful: 25m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
          setup_allowance: 6m
          longest_useful: 24m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let useful = policy[.longestUseful], let cap = policy[.hardCap], let run = policy.runParameters else {
      return
    }
    let setup = run.longestSetupOnCap
    guard useful.value > max(.zero, cap.value.subtracting(setup)) else { return }
    let left =
      setup > .zero
      ? "a set-up of \(setup) leaves \(max(.zero, cap.value.subtracting(setup))) of the hard cap of \(cap.value)"
      : "the hard cap ends it after \(cap.value)"
    let values: [(any Reading)?] = [cap, useful, setup > .zero ? policy[.setupAllowance] : nil]
    let enough = useful.value.adding(setup)
    report.emit(
      "a useful run may take \(useful.value), and \(left)", in: policy, about: values.compactMap { $0 },
      remedies: [.set(cap, to: enough)], help: ["raise run.hard_cap to at least \(enough)"])
  }
}
