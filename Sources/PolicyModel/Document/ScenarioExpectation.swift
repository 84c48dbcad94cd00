/// What a scenario expects; what it does not mention may be anything.
package struct ScenarioExpectation: Hashable, Sendable {
  package enum Key: String, Vocabulary {
    case outcome, kind, at, approvals, remaining, deadline, copy

    package static let words = allCases.map(\.rawValue)
  }

  /// How a scenario writes that something is not there.
  package static let none = "none"

  /// Something that may also be expected not to be there.
  package enum Possible<Value: Hashable & Sendable>: Hashable, Sendable {
    case none
    case value(Value)

    package init(_ value: Value?) { self = value.map { .value($0) } ?? .none }
  }

  /// The fates of all asks under one id, in the order of asking.
  package struct Approval: Hashable, Sendable {
    /// The name that the agent gives the ask.
    package let id: String
    /// Empty for an id that is never asked.
    package let fates: [ApprovalFate]

    package init(id: String, fates: [ApprovalFate]) {
      self.id = id
      self.fates = fates
    }
  }

  package var outcome: RunResult?
  /// One of `kinds`.
  package var kind: FailureKind?
  /// When the run ends, since agent start.
  package var at: Duration?
  /// Asks under ids that are not named here may have any fate.
  package var approvals: [Approval] = []
  /// What is left of the hard cap when the agent starts; `none` without a cap.
  package var remaining: Possible<Duration>?
  /// The deadline of the latest ask, before the first one that of an ask at agent start; `none` where it has none.
  package var deadline: Possible<Duration>?
  /// The whole text that the person is shown when the run ends, with every placeholder filled in; `none` where nothing
  /// is shown: the run succeeds, the policy has no words for the kind, or the program does not show a policy's words on
  /// this surface. A policy whose words are just "none" cannot be told from one that shows nothing.
  package var copy: Possible<String>?

  package init() {}

  /// The kinds with which a run can end.
  package static let kinds: [FailureKind] = [.timeout, .inactivityTimeout, .streamEnded, .sessionError, .cancelled]
}
