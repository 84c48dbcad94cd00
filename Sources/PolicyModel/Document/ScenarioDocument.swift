import PolicySource

/// One scenario file as written: runs with what is expected of them.
package struct ScenarioDocument: Sendable {
  package let file: FileID
  /// Those that could be read in full, in the order of the file.
  package let scenarios: [Scenario]

  /// The most events that the scenarios of one file may expand to together.
  package static let mostEvents: Int64 = 1_000_000

  package init(file: FileID, scenarios: [Scenario]) {
    self.file = file
    self.scenarios = scenarios
  }
}

/// A run under the policy of a surface, with what is expected of it. The agent starts at 0.
package struct Scenario: Sendable {
  package let name: Spanned<String>
  package let surface: Surface
  /// Nil where the surface alone tells the policy.
  package let target: Spanned<String>?
  /// How long set-up takes before the agent starts.
  package let setup: Duration
  package let overrides: ScenarioOverrides
  /// In the order of the file, which decides between events of the same instant.
  package let steps: [ScenarioStep]
  package let expectation: ScenarioExpectation

  package init(
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
package struct ScenarioOverrides: Sendable {
  /// Stronger than every other voice, fixed values included.
  package var fields = FieldTable()
  package var behaviour: [BehaviourKey: BehaviourValue] = [:]

  package init() {}
}

/// An event of a scenario, once or again and again.
package struct ScenarioStep: Hashable, Sendable {
  /// Since agent start, from 0 to 35 days.
  package let at: Duration
  package let repetition: Repetition?
  package let event: ScenarioEvent

  package struct Repetition: Hashable, Sendable {
    /// At least 1 ms.
    package let every: Duration
    /// The last instant at which it may happen, not before the first.
    package let until: Duration

    package init(every: Duration, until: Duration) {
      self.every = every
      self.until = until
    }
  }

  package init(at: Duration, repetition: Repetition? = nil, _ event: ScenarioEvent) {
    self.at = at
    self.repetition = repetition
    self.event = event
  }

  /// How often it happens.
  package var count: Int64 {
    guard let repetition, repetition.every > .zero, repetition.until >= at else { return 1 }
    return repetition.until.subtracting(at).milliseconds / repetition.every.milliseconds + 1
  }
}

package enum ScenarioEvent: Hashable, Sendable {
  case sign(Sign)
  case ask(String)
  case reply(String, ApprovalReply)

  /// An event that its word says in full.
  package enum Sign: String, Vocabulary {
    case text
    case toolStart = "tool-start"
    case toolEnd = "tool-end"
    case reasoning, status, idle, error, eof, cancel
  }

  /// All words of events, in the order in which people are shown them.
  package static let words = Sign.words + [askWord, replyWord]
  package static let askWord = "ask"
  package static let replyWord = "reply"
}
