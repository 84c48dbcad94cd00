import PolicySource

/// A key at the top of a scenario file.
package enum ScenarioFileKey: String, Vocabulary {
  case policyc, scenarios
}

/// A key of one scenario.
package enum ScenarioKey: String, Vocabulary {
  case name, surface, target, setup, with, run, expect
}

/// A key of one event under `run`.
package enum StepKey: String, Vocabulary {
  case at, event, every, until, id, reply
}

extension DocumentSchema {
  package static let scenarios = DocumentSchema(
    kind: .scenarios, name: "scenario file", summary: "runs with an expected outcome, which `policyc test` executes",
    root: .scenarioFile, parts: [.scenario, .step, .expectation], signs: [ScenarioFileKey.scenarios.rawValue],
    order: "scenarios: for a scenario file")
}

extension MappingSchema {
  package static let scenarioFile = MappingSchema("scenarios", as: "a scenario file", ScenarioFileKey.self) { key in
    switch key {
    case .policyc: languageVersion
    case .scenarios:
      (
        .list(.mapping(scenario)), .required(remedy: nil), "runs, each with the outcome that is expected of it"
      )
    }
  }

  package static let scenario = MappingSchema("scenario", as: "a scenario", ScenarioKey.self) { key in
    switch key {
    case .name: (.title, .required(remedy: "say what the scenario shows"), "what the scenario shows")
    case .surface:
      (
        .choice(Surface.self), .required(remedy: "write surface: \(Words.list(Surface.words, "or"))"),
        "the surface whose policy it runs under"
      )
    case .target: (.name, .optional, "the program, where several serve the surface")
    case .setup: (instant, .optional, "how long set-up takes before the agent starts")
    case .with:
      (
        .overrides(ValueSchema.overriddenRoles), .optional,
        "fields and behaviour that are different in this scenario alone"
      )
    case .run:
      (
        .list(.mapping(step)), .required(remedy: "list what happens; run: [] is a run in which nothing does"),
        "what happens; in the same instant in this order"
      )
    case .expect:
      (
        .mapping(expectation), .required(remedy: "say how the run ends, such as {outcome: succeeded}"),
        "how the run ends"
      )
    }
  }

  /// Since agent start.
  private static let instant = ValueSchema.field(.durationFromZero)

  // MARK: Events

  package static let step = MappingSchema("step", as: "a step of run", StepKey.self, relations: stepRelations) { key in
    switch key {
    case .at:
      (instant, .required(remedy: "say when it happens, such as at: 0s"), "when it happens, counted from agent start")
    case .event:
      (
        .field(.choice(ScenarioEvent.words)),
        .required(remedy: "say what happens: \(Words.list(ScenarioEvent.words, "or"))"), "what happens"
      )
    case .every:
      (.field(.duration()), .requiredSometimes(remedy: "write how often it happens"), "how often it happens again")
    case .until:
      (
        instant, .requiredSometimes(remedy: "write the last instant at which it may happen"),
        "the last instant at which it may happen"
      )
    case .id:
      (
        .field(.text), .requiredSometimes(remedy: "write the name that the agent gives the ask"),
        "the name that the agent gives the ask"
      )
    case .reply:
      (
        .choice(ApprovalReply.self),
        .requiredSometimes(remedy: "write \(Words.list(ApprovalReply.words, "or"))"),
        "what the person answers to the ask"
      )
    }
  }

  /// A repetition has both keys, an ask an id, and a reply both of its own.
  private static let stepRelations = [
    KeyRelation(.has(StepKey.every.rawValue), requires: [StepKey.until]),
    KeyRelation(.has(StepKey.until.rawValue), requires: [StepKey.every]),
    KeyRelation(isEvent(ScenarioEvent.Sign.words), forbids: [StepKey.id, .reply]),
    KeyRelation(isEvent([ScenarioEvent.askWord]), requires: [StepKey.id], forbids: [.reply]),
    KeyRelation(isEvent([ScenarioEvent.replyWord]), requires: [StepKey.id, .reply]),
  ]

  private static func isEvent(_ words: [String]) -> KeyRelation.Condition {
    .says(StepKey.event.rawValue, words, of: ScenarioEvent.words)
  }

  // MARK: Expectations

  /// What is expected of a run: some of the keys.
  package static let expectation = MappingSchema("expect", as: "expect", ScenarioExpectation.Key.self) { key in
    switch key {
    case .outcome: (.choice(RunResult.self), .optional, "how the run ends, whatever the reason")
    case .kind:
      (
        .field(.choice(ScenarioExpectation.kinds.map(\.rawValue))), .optional, "why the run did not succeed"
      )
    case .at: (instant, .optional, "when the run ends, counted from agent start")
    case .approvals:
      (
        .fates, .optional,
        "the fate of each ask, by its id; for an id that is asked several times or never, a list of its fates"
      )
    case .remaining: (.durationOrNone, .optional, "what is left of the hard cap when the agent starts")
    case .deadline: (.durationOrNone, .optional, "the deadline of the latest ask, or of one at agent start")
    case .copy: (.field(.text), .optional, "the whole text that the person is shown; none for nothing")
    }
  }
}
