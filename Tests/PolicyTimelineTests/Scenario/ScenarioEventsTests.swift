import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

/// When the events of a scenario happen, and in which order.
@Suite struct ScenarioEventsTests {
  private static func step(_ at: Int64, every: Int64? = nil, until: Int64 = 0, _ id: String) -> ScenarioStep {
    let repetition = every.map { ScenarioStep.Repetition(every: .ms($0), until: .ms(until)) }
    return ScenarioStep(at: .ms(at), repetition: repetition, .ask(id))
  }

  private static func written(_ events: ScenarioEvents) -> String {
    events.map { step in
      guard case .event(.ask(let id), let instant) = step else { return "?" }
      return "\(instant.milliseconds)\(id)"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ([], ""),
    ([step(0, "a")], "0a"),
    ([step(5, "a"), step(3, "b")], "3b 5a"),
    ([step(3, "a"), step(3, "b"), step(3, "c")], "3a 3b 3c"),
    ([step(0, every: 10, until: 30, "a")], "0a 10a 20a 30a"),
    ([step(0, every: 10, until: 29, "a")], "0a 10a 20a"),
    ([step(5, every: 10, until: 5, "a")], "5a"),
    ([step(0, every: 2, until: 6, "a"), step(2, every: 2, until: 4, "b"), step(4, "c")], "0a 2a 2b 4a 4b 4c 6a"),
    ([step(4, "c"), step(0, every: 2, until: 6, "a")], "0a 2a 4c 4a 6a"),
    ([step(0, every: .max, until: .max, "a")], "0a \(Int64.max)a"),
  ])
  func order(_ steps: [ScenarioStep], _ expected: String) {
    #expect(Self.written(ScenarioEvents(steps)) == expected)
    #expect(steps.map(\.count).reduce(0, +) == Int64(expected.split(separator: " ").count))
  }

  @Test("Many steps come out as a stable sort would put them")
  func manySteps() {
    var random = SeededGenerator(for: "scenario events")
    for _ in 0..<200 {
      let steps = (0..<Int.random(in: 0...12, using: &random)).map { index in
        Self.step(
          .random(in: 0...20, using: &random),
          every: Bool.random(using: &random) ? .random(in: 1...7, using: &random) : nil,
          until: .random(in: 20...40, using: &random), "s\(index)")
      }
      let all = steps.flatMap { Array(ScenarioEvents([$0])) }.enumerated()
      let sorted = all.sorted { ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset) }.map(\.element)
      #expect(Array(ScenarioEvents(steps)) == sorted, "seed \(random.seed)")
    }
  }
}

extension RunStep {
  fileprivate var instant: Duration {
    switch self {
    case .event(_, let instant): instant
    case .work(let end): end
    }
  }
}
