import PolicySource

/// One scenario file as written: runs with what is expected of them.
public struct ScenarioDocument: Sendable {
  public let file: FileID
  /// Those that could be read in full, in the order of the file.
  public let scenarios: [Scenario]

  /// The most events that the scenarios of one file may expand to together.
  public static let mostEvents: Int64 = 1_000_000

  public init(file: FileID, scenarios: [Scenario]) {
    self.file = file
    self.scenarios = scenarios
  }
}

/// A run under the policy of a surface, with what is expected of it. The agent starts at 0.
public struct Scenario: Sendable {
  public let name: Spanned<String>
  public let surface: Surface
  /// Nil where the surface alone tells the policy.
  public let target: Spanned<String>?
  /// How long set-up takes before the agent starts.
  public let setup: Duration
  public let overrides: ScenarioOverrides
  /// In the order of the file, which decides between events of the same instant.
  public let steps: [ScenarioStep]
  public let expectation: ScenarioExpectation

  public init(
    name: Spanned<String>, surface: Surface, target: Spanned<String>?, setup: Duration, overrides: ScenarioOverrides,
    steps: [ScenarioStep], expectation: ScenarioExpectation
  ) {
    self.name = name
    self.surface = surface
    self.target = target
    self.setup = setup
    self.overrides = overrides
    self.steps = steps
    self.expectation = expectation
  }
}

/// What one scenario changes of its policy and target, under `with`.
public struct ScenarioOverrides: Sendable {
  /// Stronger than every other voice, fixed values included.
  public var fields = FieldTable()
  public var behaviour: [BehaviourKey: BehaviourValue] = [:]

  public init() {}
}

/// An event of a scenario, once or again and again.
public struct ScenarioStep: Hashable, Sendable {
  /// Since agent start, from 0 to 35 days.
  public let at: Duration
  public let repetition: Repetition?
  public let event: ScenarioEvent

  public struct Repetition: Hashable, Sendable {
    /// At least 1 ms.
    public let every: Duration
    /// The last instant at which it may happen, not before the first.
    public let until: Duration

    public init(every: Duration, until: Duration) {
      self.every = every
      self.until = until
    }
  }

  public init(at: Duration, repetition: Repetition? = nil, _ event: ScenarioEvent) {
    self.at = at
    self.repetition = repetition
    self.event = event
  }

  /// How often it happens.
  public var count: Int64 {
    guard let repetition, repetition.every > .zero, repetition.until >= at else { return 1 }
    return repetition.until.subtracting(at).milliseconds / repetition.every.milliseconds + 1
  }
}

public enum ScenarioEvent: Hashable, Sendable {
  case sign(Sign)
  case ask(String)
  case reply(String, ApprovalReply)

  /// An event that its word says in full.
  public enum Sign: String, Vocabulary {
    case text
    case toolStart = "tool-start"
    case toolEnd = "tool-end"
    case reasoning, status, idle, error, eof, cancel
  }

  /// All words of events, in the order in which people are shown them.
  public static let words = Sign.words + [askWord, replyWord]
  public static let askWord = "ask"
  public static let replyWord = "reply"
}
