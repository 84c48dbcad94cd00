import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Reports a policy for a surface that its target does not serve.
package struct SurfaceNotServed: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "surface-not-served",
    summary: "the target does not serve the policy's surface",
    why: "no program would ever read this policy",
    rationale: """
      A target lists the surfaces that its program runs. A policy for another surface reaches nobody, and every number \
      in it is a promise without a program behind it.
      """,
    group: .targets, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        "gateway does not serve ci; it serves web and discord",
        files: [
          "ci.yaml": """
          surface: «ci»
          target: gateway
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web, discord]
          """,
        ]),
      .accepted(
        files: [
          "web.yaml": """
          surface: web
          target: gateway
          """,
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web, discord]
          """,
        ]),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let target = policy.target, !target.document.mayHideParts, !target.serves(policy.surface.value) else {
      return
    }
    let name = target.document.program.value
    let served = target.document.surfaces.map(\.value.rawValue)
    report.emit(
      "\(name) does not serve \(policy.surface.value.rawValue); "
        + (served.isEmpty ? "it has no surfaces of its own" : "it serves \(Words.list(served))"),
      in: policy, notes: [Note("the target is described here", at: target.document.program.span)],
      help: "name the target that serves \(policy.surface.value.rawValue)")
  }
}
