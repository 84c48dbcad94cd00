import PolicyModel

/// As much of a run as its clocks need: every ask, reply and end, and of the activity what lies far apart.
///
/// While activity counts, an instant of it between two others that are not further apart than the inactivity window
/// changes nothing: whatever starts the clock between them, the later of the two still comes in time. So what is left
/// grows with the length of the run and its asks, not with its output.
struct CondensedRun: Sendable {
  /// The most steps that are kept.
  static let most = 65_536

  private(set) var steps: [RunStep] = []
  private(set) var hasAsks = false
  /// Whether a step was left out that may change something.
  private(set) var isCut = false
  private let run: RunParameters
  /// Whether the first sign of the agent, which ends a clock, is still to come.
  private var lacksSign: Bool
  /// How many of the last steps are activity that may be thinned out, at most two.
  private var thinnable = 0

  init(_ run: RunParameters) {
    self.run = run
    lacksSign = run.firstActivity != nil
  }

  /// The instant before which nothing is missing.
  var reach: Duration { isCut ? steps.last?.instant ?? .zero : Duration(milliseconds: .max) }

  /// - Parameter mayWait: whether an approval may be open that nobody has answered.
  mutating func add(_ event: RunEvent, at instant: Duration, mayWait: Bool) {
    if lacksSign, event.isSignOfAgent {
      lacksSign = false
      if case .ask = event { hasAsks = true }
      return append(.event(event, at: instant))
    }
    switch event {
    case .toolStart, .reasoning, .status, .slotGranted, .agentStarted: return
    case .text: addActivity(.text, event, at: instant, mayWait: mayWait)
    case .toolEnd: addActivity(.tool, event, at: instant, mayWait: mayWait)
    case .ask, .reply, .idle, .error, .eof, .cancel:
      if case .ask = event { hasAsks = true }
      thinnable = 0
      append(.event(event, at: instant))
    }
  }

  private mutating func addActivity(_ activity: Activity, _ event: RunEvent, at instant: Duration, mayWait: Bool) {
    guard run.activity.contains(activity), let window = run.inactivity else { return }
    // With `last-reply`, which activity is the first to count depends on when a deadline closes the last approval.
    guard !mayWait || run.behaviour.rearmDuringApproval == .anyActivity else {
      thinnable = 0
      return append(.event(event, at: instant))
    }
    if thinnable == 2, !isCut, instant.subtracting(steps[steps.count - 2].instant) <= window {
      steps[steps.count - 1] = .event(event, at: instant)
      return
    }
    append(.event(event, at: instant))
    thinnable = min(2, thinnable + 1)
  }

  private mutating func append(_ step: RunStep) {
    guard steps.count < Self.most, !isCut else {
      isCut = true
      return
    }
    steps.append(step)
  }
}

extension RunStep {
  var instant: Duration {
    switch self {
    case .event(_, let instant), .work(let instant): instant
    }
  }
}
