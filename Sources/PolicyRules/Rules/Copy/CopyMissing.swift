import PolicySource
import PolicyModel

/// Reports kinds of failure on which a person would be told nothing.
package struct CopyMissing: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "copy-missing",
    summary: "there are no words for a kind of failure that people are told about",
    why: "somebody waits for a run that has ended, and is not told that it has",
    rationale: """
      A target says on which surfaces a policy's words reach a person (`failure_copy`) and which kinds of failure it \
      tells apart (`failure_kinds`). Each of these kinds needs words there: `failure.copy` holds for every run, while \
      `failure.copy_after_output` is only read where output was already visible, so it cannot stand in for the other. A \
      text of nothing but blanks says nothing. The facts are those of the target file, which describes one version of \
      one program.
      """,
    group: .copy, severity: .warning,
    examples: [
      .rejected(
        "people on Discord are told nothing on inactivity-timeout and cancelled",
        files: [
          "discord.yaml": """
          surface: «discord»
          target: gateway
          failure:
            copy:
              timeout: The run took longer than {hard_cap}.
            copy_after_output:
              cancelled: The run was stopped.
          """,
          "targets/gateway.yaml": target(shows: "discord"),
        ]),
      .rejected(
        "people on Discord are told nothing on timeout",
        files: [
          "discord.yaml": """
          target: gateway
          failure:
            copy:
              timeout: «" "»
              inactivity-timeout: Nothing came for {inactivity}.
              cancelled: The run was stopped.
          """,
          "targets/gateway.yaml": target(shows: "discord"),
        ]),
      .accepted(
        files: [
          "discord.yaml": """
          target: gateway
          failure:
            copy:
              timeout: The run took longer than {hard_cap}.
              inactivity-timeout: Nothing came for {inactivity}.
              cancelled: The run was stopped.
          """,
          "targets/gateway.yaml": target(shows: "discord"),
        ]),
      .accepted(
        files: [
          "discord.yaml": """
          target: gateway
          """,
          "targets/gateway.yaml": target(shows: "web"),
        ]),
    ])

  private static func target(shows surface: String) -> String {
    """
    program: gateway
    surfaces: [web, discord]
    behaviour:
      failure_copy: [\(surface)]
      failure_kinds: [timeout, inactivity-timeout, cancelled]

    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let behaviour = policy.behaviour, behaviour.failureCopy.contains(policy.surface.value) else { return }
    let blank = policy.copyTexts.filter { copy in
      !copy.field.isAfterOutput && copy.text.first?.isWhitespace ?? true
        && report.reading(copy) { $0.allSatisfy(\.isWhitespace) }
    }
    let missing = behaviour.failureKinds.filter { kind in
      CopyField.fields(for: kind, hadOutput: false).contains { field in
        policy.isAbsent(field) || blank.contains { $0.field.field == field }
      }
    }
    guard !missing.isEmpty else { return }
    report.emit(
      "people on \(policy.surface.value.profile.title) are told nothing on \(Words.list(missing.map(\.rawValue)))",
      in: policy, about: blank.filter { missing.contains($0.field.kind) }.map(\.reading),
      notes: policy.notes(on: .failureCopy, "shows people there what a policy says")
        + policy.notes(on: .failureKinds, "tells these kinds apart"),
      help: ["write \(Words.list(missing.map { "failure.copy.\($0.rawValue)" }))"])
  }
}
