import PolicySource
import PolicyModel

/// Reports words that a policy has for people who never see them.
package struct CopyNeverShown: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "copy-never-shown",
    summary: "a policy has words for a surface on which its program shows none of them",
    why: "the authors believe that people are told something, and they are told something else",
    rationale: """
      A target lists under `failure_copy` the surfaces on which a policy's words reach a person. Elsewhere the program \
      shows sentences of its own, or nothing, whatever the policy says: gateway 0.104 does so on both of its surfaces. \
      The words are then only in the compiled budgets, for whoever reads those. The facts are those of the target file, \
      which describes one version of one program.
      """,
    group: .copy, severity: .warning,
    examples: [
      .rejected(
        "nobody on the web reads failure.copy.timeout",
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            failure_copy: []

          """,
          "web.yaml": """
          target: gateway
          failure:
            copy:
              timeout: «The run took longer than {hard_cap}.»
          """,
        ]),
      .rejected(
        "nobody on CI reads failure.copy.cancelled",
        files: [
          "ci.yaml": """
          target: action
          failure:
            copy:
              cancelled: «The run was stopped.»
          """,
          "targets/action.yaml": """
          program: action
          surfaces: [ci, web]
          behaviour:
            failure_copy: [web]

          """,
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          behaviour:
            failure_copy: [web]

          """,
          "web.yaml": """
          target: gateway
          failure:
            copy:
              timeout: The run took longer than {hard_cap}.
          """,
        ]),
      .accepted(
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          fixed:
            failure.copy.timeout: It took too long.
          behaviour:
            failure_copy: []

          """,
          "web.yaml": """
          target: gateway
          failure:
            copy:
              timeout: The run took longer than {hard_cap}.
          """,
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let behaviour = policy.behaviour, !behaviour.failureCopy.contains(policy.surface.value) else { return }
    // What a program has fixed is another rule's.
    let unread = policy.copyTexts.filter(\.reading.origin.isPolicy)
    guard let first = unread.first else { return }
    let others = unread.count - 1
    let rest = others == 0 ? "" : " and \(others) other \(others == 1 ? "text" : "texts")"
    let shown =
      behaviour.failureCopy.isEmpty ? "nowhere" : "on \(Words.list(behaviour.failureCopy.map(\.profile.title)))"
    report.emit(
      "nobody on \(policy.surface.value.profile.title) reads \(first.name)\(rest)", in: policy, about: first.reading,
      notes: policy.notes(on: .failureCopy, "shows a policy's words \(shown)"),
      help: "remove the words, or accept the finding with the reason why they are there")
  }
}
