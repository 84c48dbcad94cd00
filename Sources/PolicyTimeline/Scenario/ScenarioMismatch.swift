import PolicyModel

/// One thing that a scenario expects and its run does not bear out.
public struct ScenarioMismatch: Hashable, Sendable {
  /// A key of `expect`, with the ask's name for one of several approvals: `approvals.per_1`.
  public let key: String
  public let expected: String
  public let actual: String

  public init(key: String, expected: String, actual: String) {
    self.key = key
    self.expected = expected
    self.actual = actual
  }
}

extension ScenarioExpectation {
  /// What a run does not bear out, in the order of the keys; empty when the scenario passes.
  public func mismatches(with run: ScenarioRun) -> [ScenarioMismatch] {
    let outcome = run.outcome
    let fates = Dictionary(run.approvals.map { (ApprovalID($0.id), $0.fate) }, uniquingKeysWith: { $1 })
    let plain = [
      compare(.outcome, self.outcome?.rawValue, outcome?.result.rawValue ?? "a run that never ends"),
      compare(.kind, kind?.rawValue, outcome?.kind?.rawValue ?? Self.none),
      compare(.at, at?.description, outcome?.at.description ?? "never"),
    ]
    let asks = approvals.map { approval in
      compare(
        "approvals.\(approval.id)", approval.fate.rawValue, fates[ApprovalID(approval.id)]?.rawValue ?? "not asked")
    }
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

  /// Nil when both are the same to the byte.
  private func compare(_ key: String, _ expected: String, _ actual: String) -> ScenarioMismatch? {
    expected.utf8.elementsEqual(actual.utf8) ? nil : ScenarioMismatch(key: key, expected: expected, actual: actual)
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
