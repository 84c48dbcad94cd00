import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

@Suite struct ReferenceTests {
  @Test("The machine does what the document says, millisecond by millisecond")
  func machineAgreesWithNaiveRun() {
    var random = SeededGenerator(for: "machine against naive run")
    var differences: [String] = []
    for _ in 0..<4_000 {
      var run = RunParameters.random(size: 60, &random)
      if Int.random(in: 0..<12, using: &random) == 0 { run.hardCap = nil }
      let setup = Int64.random(in: 0...run.setupAllowance.milliseconds, using: &random)
      let events = RunEvent.randomRun(length: 90, count: .random(in: 0...24, using: &random), &random)
      let naive = NaiveRun(run, setup: setup, events: events, horizon: 300)
      let record = RunRecord(run, setup: .ms(setup), steps: events.map { .event($1, at: .ms($0)) })
      if naive.log != record.lines { differences.append("\(run) \(setup) \(events): \(naive.log) not \(record.lines)") }
    }
    #expect(differences.first == nil, "seed \(random.seed)")
  }

  @Test("Working through a stretch is activity at each of its milliseconds")
  func workIsActivity() {
    var random = SeededGenerator(for: "work")
    var differences: [String] = []
    for _ in 0..<3_000 {
      let run = RunParameters.random(size: 40, &random)
      var brief = RunModel(run)
      var spelled = RunModel(run)
      brief.feed(.agentStarted, at: .zero)
      spelled.feed(.agentStarted, at: .zero)
      for (instant, event) in RunEvent.randomRun(length: 60, count: 6, &random) {
        for now in spelled.now.milliseconds...max(instant, spelled.now.milliseconds) {
          for activity in run.activity.prefix(1) { spelled.feed(activity.event, at: .ms(now)) }
        }
        brief.work(through: .ms(instant))
        brief.feed(event, at: .ms(instant))
        spelled.feed(event, at: .ms(instant))
      }
      brief.runOut()
      spelled.runOut()
      if brief.outcome?.at != spelled.outcome?.at || brief.outcome?.kind != spelled.outcome?.kind
        || brief.margins != spelled.margins
      {
        differences.append(
          "\(run): \(brief.outcome as Any) \(brief.margins) not \(spelled.outcome as Any) \(spelled.margins)")
      }
    }
    #expect(differences.first == nil, "seed \(random.seed)")
  }
}

extension Activity {
  fileprivate var event: RunEvent {
    switch self {
    case .text: .text
    case .tool: .toolEnd
    case .approvalReply: .reply("nobody", .approve)
    }
  }
}

extension RunRecord {
  fileprivate var lines: [String] {
    occurrences.compactMap { occurrence in
      switch occurrence.kind {
      case .closed(let closed): "\(occurrence.at.milliseconds) \(closed.approval.id) \(closed.fate.rawValue)"
      case .ended(let outcome):
        "\(occurrence.at.milliseconds) \(outcome.result.rawValue)\(outcome.kind.map { " " + $0.rawValue } ?? "")"
      case .slotGranted, .agentStarted, .opened: nil
      }
    }
  }
}
