import PolicyDiagnostics
import PolicyModel

/// Reports a policy that wants another value than its program has built in.
package struct FixedValueContradicted: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "fixed-value-contradicted",
    summary: "a policy wants another value than the target has fixed",
    why: "the program does not care what a policy says about its constants",
    rationale: """
      A fixed value of a target is a constant of that version of the program: nothing in the environment changes it. \
      A policy that says otherwise promises what will not happen.
      """,
    group: .targets, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "queue.depth of 7 contradicts gateway 1, which has it fixed at 5",
        files: [
          "web.yaml": """
          target: gateway
          queue:
            depth: «7»
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          fixed:
            queue.depth: 5
          """,
        ],
        fixed: [
          "web.yaml": """
          target: gateway
          """
        ]),
      .accepted(
        files: [
          "web.yaml": """
          target: gateway
          queue:
            depth: 5
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          fixed:
            queue.depth: 5
          """,
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target else { return }
    for wanted in policy.policyValues(of: policy.fields.ids) {
      guard case .known(let fixed) = policy.state(of: wanted.field), fixed.origin.kind == .fixed,
        wanted.value != fixed.value
      else { continue }
      let owner = target.fixedValue(of: wanted.field)?.owner ?? target.document
      report.emit(
        "\(wanted.field.path) of \(wanted.value.brief) contradicts \(owner.title), "
          + "which has it fixed at \(fixed.value.brief)",
        in: policy, about: wanted, fixed, remedies: [.remove([wanted])],
        help: "write \(fixed.value.brief), or remove \(wanted.field.path)")
    }
  }
}
