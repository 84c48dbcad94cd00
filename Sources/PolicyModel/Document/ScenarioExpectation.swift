/// What a scenario expects; what it does not mention may be anything.
public struct ScenarioExpectation: Hashable, Sendable {
  public enum Key: String, Vocabulary {
    case outcome, kind, at, approvals, remaining, deadline, copy

    public static let words = allCases.map(\.rawValue)
  }

  /// How a scenario writes that something is not there.
  public static let none = "none"

  /// Something that may also be expected not to be there.
  public enum Possible<Value: Hashable & Sendable>: Hashable, Sendable {
    case none
    case value(Value)

    public init(_ value: Value?) { self = value.map { .value($0) } ?? .none }
  }

  /// The fates of all asks under one id, in the order of asking.
  public struct Approval: Hashable, Sendable {
    /// The name that the agent gives the ask.
    public let id: String
    /// Empty for an id that is never asked.
    public let fates: [ApprovalFate]

    public init(id: String, fates: [ApprovalFate]) {
      self.id = id
      self.fates = fates
    }
  }

  public var outcome: RunResult?
  /// One of `kinds`.
  public var kind: FailureKind?
  /// When the run ends, since agent start.
  public var at: Duration?
  /// Asks under ids that are not named here may have any fate.
  public var approvals: [Approval] = []
  /// What is left of the hard cap when the agent starts; `none` without a cap.
  public var remaining: Possible<Duration>?
  /// The deadline of the latest ask, before the first one that of an ask at agent start; `none` where it has none.
  public var deadline: Possible<Duration>?
  /// The whole text that the person is shown when the run ends, with every placeholder filled in; `none` where nothing
  /// is shown: the run succeeds, the policy has no words for the kind, or the program does not show a policy's words on
  /// this surface. A policy whose words are just "none" cannot be told from one that shows nothing.
  public var copy: Possible<String>?

  public init() {}

  /// The kinds with which a run can end.
  public static let kinds: [FailureKind] = [.timeout, .inactivityTimeout, .streamEnded, .sessionError, .cancelled]
}
