import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

/// What a replay says in one pass, and what the machine says when every value is tried.
@Suite struct ReplayPropertyTests {
  struct Recording {
    let run: RunParameters
    let setup: Duration
    private(set) var events: [(at: Int64, event: RunEvent)]
    let length: Int64
    /// No clock that is longer does more: every deadline and every wait fits into it.
    let limit: Int64

    init(sizes: ClosedRange<Int64>, most: Int = 12, _ random: inout SeededGenerator) {
      let size = Int64.random(in: sizes, using: &random)
      limit = 20 * size
      var run = RunParameters.random(size: size, &random)
      // A window as long as the run, so that asks and deadlines decide more often.
      if Int.random(in: 0..<2, using: &random) == 0 {
        run.inactivity = .ms(.random(in: size / 2...size, using: &random))
      }
      // Of a smaller share, caps would have to be tried that are as many times longer than the run.
      if let deadline = run.deadline {
        run.deadline = DeadlineFormula(
          share: Share(percent: max(25, deadline.sharePercent)), floor: deadline.floor, ceiling: deadline.ceiling,
          clearance: deadline.clearance)
      }
      self.run = run
      setup = .ms(Int.random(in: 0..<2, using: &random) == 0 ? 0 : .random(in: 0...size, using: &random))
      let count = Int.random(in: 0...most, using: &random)
      let events = RunEvent.randomRun(length: size, count: count, &random)
      self.events = events.map { (at: $0.0, event: $0.1) }
      length = (events.last?.0 ?? 0) + .random(in: 0...size, using: &random)
    }

    var withTextAtEveryInstant: Recording {
      var recording = self
      let texts = (0...length).map { (at: $0, event: RunEvent.text) }
      recording.events = (events + texts).sorted { $0.at < $1.at }
      return recording
    }

    func replay() -> ReplayResult {
      var replay = Replay(run, setup: setup)
      for (at, event) in events { replay.feed(event, at: .ms(at)) }
      return replay.finish(at: .ms(length))
    }

    /// The smallest of all caps, each tried.
    var smallestCap: Int64? { (1...limit).first { cap in !ends { $0.hardCap = .ms(cap) } } }

    /// Whether a clock ends the run within the recording, by the machine alone.
    func ends(_ change: (inout RunParameters) -> Void) -> Bool {
      var model = RunModel(run.with(change))
      model.feed(.slotGranted, at: Duration.zero.subtracting(setup))
      model.feed(.agentStarted, at: .zero)
      for (at, event) in events { model.feed(event, at: .ms(at)) }
      let success = RunModel.lastInstant(of: self)
      model.pass(through: .ms(success))
      return model.outcome?.isByClock ?? false
    }
  }

  /// Every ask has its fate, however often its id is used; the machine logs each.
  @Test func noFateIsForgotten() {
    var random = SeededGenerator(for: "fates of asks")
    var wrong: [String] = []
    var askedAgain = 0
    for number in 0..<Effort.part(of: 600) {
      let recording = Recording(sizes: 6...60, most: 30, &random)
      let steps = recording.events.map { RunStep.event($0.event, at: .ms($0.at)) }
      let record = RunRecord(recording.run, setup: recording.setup, steps: steps)
      var fates: [ApprovalID: [ApprovalFate]] = [:]
      for closed in record.approvals { fates[closed.approval.id, default: []].append(closed.fate) }
      // A recording may end before its run.
      guard record.outcome.map({ $0.at.milliseconds <= recording.length }) ?? false else { continue }
      let entries = recording.replay().approvals.entries
      if Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.closed) }) != fates { wrong.append("\(number)") }
      askedAgain += entries.contains { $0.fates.count > 1 } ? 1 : 0
    }
    #expect(wrong.prefix(5) == [], "seed \(random.seed)")
    #expect(askedAgain > Effort.least(of: 50))
  }

  @Test func smallestValuesAreTheSmallest() {
    var random = SeededGenerator(for: "smallest values")
    var wrong: [String] = []
    var values = 0
    for number in 0..<Effort.part(of: 120) {
      let recording = Recording(sizes: 4...40, &random)
      let result = recording.replay()
      let caps = recording.smallestCap
      let windows = (1...recording.limit).first { window in !recording.ends { $0.inactivity = .ms(window) } }
      if result.smallestHardCap.found != caps {
        wrong.append("\(number): cap \(result.smallestHardCap), not \(caps ?? 0)")
      }
      if result.smallestInactivity.found != windows {
        wrong.append("\(number): window \(result.smallestInactivity), not \(windows ?? 0)")
      }
      if result.isEndedByPolicy != recording.ends({ _ in }) { wrong.append("\(number): outcome") }
      values += caps == nil ? 0 : 1
    }
    #expect(wrong.prefix(5) == [])
    #expect(values > Effort.least(of: 20))
  }

  /// Where instants lie close together, a step of the search that is too long misses the smallest cap.
  @Test func noCapIsMissedInShortRuns() {
    var random = SeededGenerator(for: "smallest caps of short runs")
    let wrong = (0..<Effort.part(of: 600)).filter { _ in
      let recording = Recording(sizes: 4...12, &random)
      return recording.replay().smallestHardCap.found != recording.smallestCap
    }
    #expect(wrong.prefix(5) == [], "seed \(random.seed)")
  }

  /// Of much that an agent does only what can matter is kept.
  @Test func noCapIsMissedInBusyRuns() {
    var random = SeededGenerator(for: "smallest caps of busy runs")
    let wrong = (0..<Effort.part(of: 900)).filter { _ in
      let recording = Recording(sizes: 6...20, most: 4, &random).withTextAtEveryInstant
      return recording.replay().smallestHardCap.found != recording.smallestCap
    }
    #expect(wrong.prefix(5) == [], "seed \(random.seed)")
  }

  /// Where they lie far apart, the steps are long, and one that is a little too long goes past it.
  @Test func noCapIsMissedInLongSteps() {
    var random = SeededGenerator(for: "smallest caps of sparse runs")
    let wrong = (0..<Effort.part(of: 400)).filter { _ in
      let recording = Recording(sizes: 30...60, most: 5, &random)
      return recording.replay().smallestHardCap.found != recording.smallestCap
    }
    #expect(wrong.prefix(5) == [], "seed \(random.seed)")
  }
}

extension RunModel {
  /// The end of a recording: the event that ends the run whatever the clocks do, else its length.
  fileprivate static func lastInstant(of recording: ReplayPropertyTests.Recording) -> Int64 {
    var endless = recording.run
    endless.hardCap = nil
    endless.inactivity = nil
    var model = RunModel(endless)
    model.feed(.agentStarted, at: .zero)
    for (at, event) in recording.events { model.feed(event, at: .ms(at)) }
    return model.outcome?.at.milliseconds ?? recording.length
  }
}

extension ReplayResult.Smallest {
  /// In milliseconds; nil when there is none.
  fileprivate var found: Int64? {
    switch self {
    case .value(let value, _): value.milliseconds
    case .none: nil
    case .unknown: -1
    }
  }
}
