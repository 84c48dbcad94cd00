import PolicyModel

/// What a person is shown at the end of a run.
package enum ShownCopy: Hashable, Sendable {
  /// The rendered text; nil where nothing is shown.
  case known(String?)
  /// The words could not be understood.
  case unknown(FieldID)

  /// Nil also where it is not known.
  package var text: String? { if case .known(let text) = self { text } else { nil } }

  /// - Parameters:
  ///   - outcome: nil for a run that never ends.
  ///   - behaviour: says whether a policy's words reach people on its surface.
  package init(of policy: ResolvedPolicy, at outcome: Outcome?, in run: RunParameters) {
    guard let outcome, let kind = outcome.kind, run.behaviour.failureCopy.contains(policy.surface.value) else {
      self = .known(nil)
      return
    }
    let groups = (outcome.hadOutput ? ["failure.copy_after_output"] : []) + ["failure.copy"]
    let fields = groups.compactMap { FieldCatalog.field(at: "\($0).\(kind.rawValue)")?.id }
    self = .known(nil)
    for field in fields {
      switch policy.state(of: field) {
      case .absent: continue
      case .unknown: self = .unknown(field)
      case .known(let reading): self = .known(Self.text(of: reading.value, policy, outcome, run))
      }
      return
    }
  }

  private static func text(
    of value: FieldValue, _ policy: ResolvedPolicy, _ outcome: Outcome, _ run: RunParameters
  ) -> String? {
    guard case .text(let text) = value else { return nil }
    return CopyTemplate(text).rendered(in: run, approvalDeadline: outcome.deadline, on: policy.surface.value)
  }
}

extension CopyTemplate {
  /// The text as a person reads it; a limit that is not there reads "no limit".
  package func rendered(in run: RunParameters, approvalDeadline: Duration?, on surface: Surface) -> String {
    rendered { placeholder in
      switch placeholder {
      case .hardCap: Self.words(run.hardCap)
      case .inactivity: Self.words(run.inactivity)
      case .approvalDeadline: Self.words(approvalDeadline)
      case .surface: surface.inWords
      }
    }
  }

  private static func words(_ limit: Duration?) -> String { limit?.inWords ?? "no limit" }
}

extension Surface {
  /// As a sentence calls it: "on the web".
  fileprivate var inWords: String {
    switch self {
    case .web: "the web"
    case .discord: "Discord"
    case .ci: "CI"
    }
  }
}
