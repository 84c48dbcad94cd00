import PolicyModel

/// One thing that a scenario expects and its run does not bear out.
package struct ScenarioMismatch: Hashable, Sendable {
  /// A key of `expect`, with the id for approvals: `approvals.per_1`.
  package let key: String
  package let expected: String
  package let actual: String

  package init(key: String, expected: String, actual: String) {
    self.key = key
    self.expected = expected
    self.actual = actual
  }
}

extension ScenarioExpectation {
  /// What a run does not bear out, in the order of the keys; empty when the scenario passes.
  package func mismatches(with run: ScenarioRun) -> [ScenarioMismatch] {
    let outcome = run.outcome
    let plain = [
      compare(.outcome, self.outcome?.rawValue, outcome?.result.rawValue ?? "a run that never ends"),
      compare(.kind, kind?.rawValue, outcome?.kind?.rawValue ?? Self.none),
      compare(.at, at?.description, outcome?.at.description ?? "never"),
    ]
    let asks = approvals.map { compare($0, run.approvals[ApprovalID($0.id)]) }
    let rest = [
      compare(.remaining, remaining?.words, outcome?.remaining?.description ?? Self.none),
      compare(.deadline, deadline?.words, outcome?.deadline?.description ?? Self.none),
      compare(.copy, copy?.words, run.copy.flatMap { $0.isEmpty ? nil : $0 } ?? Self.none),
    ]
    return (plain + asks + rest).compactMap { $0 }
  }

  private func compare(_ key: Key, _ expected: String?, _ actual: String) -> ScenarioMismatch? {
    expected.flatMap { compare(key.rawValue, $0, actual) }
  }

  /// Nil when every ask under the id was closed with the fate that is expected of it.
  private func compare(_ expected: Approval, _ entry: ApprovalFates.Entry?) -> ScenarioMismatch? {
    let wanted = ApprovalFates.Entry(id: ApprovalID(expected.id), fates: expected.fates)
    let actual = entry ?? ApprovalFates.Entry(id: wanted.id, fates: [])
    guard wanted != actual else { return nil }
    return ScenarioMismatch(key: "approvals.\(expected.id)", expected: wanted.asWritten, actual: actual.asWritten)
  }

  /// Nil when both are the same to the byte.
  private func compare(_ key: String, _ expected: String, _ actual: String) -> ScenarioMismatch? {
    expected.utf8.elementsEqual(actual.utf8) ? nil : ScenarioMismatch(key: key, expected: expected, actual: actual)
  }
}

extension ApprovalFates.Entry {
  /// As a scenario writes the fates: a word for one ask, a list for several.
  fileprivate var asWritten: String {
    switch words.count {
    case 0: "not asked"
    case 1: words[0]
    default: "[\(words.joined(separator: ", "))]"
    }
  }
}

extension ScenarioExpectation.Possible where Value: CustomStringConvertible {
  fileprivate var words: String {
    switch self {
    case .none: ScenarioExpectation.none
    case .value(let value): value.description
    }
  }
}
