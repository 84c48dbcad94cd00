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
    self = .known(nil)
    for field in CopyField.fields(for: kind, hadOutput: outcome.hadOutput) {
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
      case .surface: surface.profile.title
      }
    }
  }

  fileprivate static func words(_ limit: Duration?) -> String { limit?.inWords ?? "no limit" }
}

/// How many Unicode code points a template takes, counted once for whatever its placeholders stand for.
package struct CopyLength: Sendable {
  /// Without its placeholders.
  private let fixed: Int
  private let placeholders: [CopyTemplate.Placeholder: Int]

  package init(_ template: CopyTemplate) {
    fixed = template.rendered { _ in "" }.unicodeScalars.count
    placeholders = template.placeholders.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Of the longest text that a person can read at the end of a run, with the longest deadline in words that an ask can
  /// get.
  package func longest(in run: RunParameters, on surface: Surface) -> Int {
    placeholders.reduce(fixed) { total, placeholder in
      let words =
        switch placeholder.key {
        case .hardCap: [CopyTemplate.words(run.hardCap)]
        case .inactivity: [CopyTemplate.words(run.inactivity)]
        case .approvalDeadline: [nil, run.wordiestDeadline].map(CopyTemplate.words)
        case .surface: [surface.profile.title]
        }
      let longest = words.map(\.unicodeScalars.count).max() ?? 0
      return total + longest * placeholder.value
    }
  }
}

extension RunParameters {
  /// Of the deadlines that an ask can get, the one that takes the most letters in words; nil when no ask gets one.
  fileprivate var wordiestDeadline: Duration? {
    guard let range = DeadlineRange(self) else { return deadline(remaining: hardCap) }
    let longest = [range.longest, deadline(remaining: hardCap)].compactMap { $0 }.max() ?? range.shortest
    return Duration.wordiest(in: range.shortest...max(range.shortest, longest))
  }
}
