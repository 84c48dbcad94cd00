import PolicyModel

/// The events of a scenario in the order in which they happen; of the same instant in the order of the file.
///
/// Repeated events are made one at a time: memory is proportional to the steps as written, and each event costs the
/// logarithm of their number.
package struct ScenarioEvents: Sequence, Sendable {
  private let steps: [ScenarioStep]

  package init(_ steps: [ScenarioStep]) { self.steps = steps }

  package func makeIterator() -> Iterator { Iterator(steps) }

  package struct Iterator: IteratorProtocol {
    private let steps: [ScenarioStep]
    /// A binary heap: the next instant of each step that is not over.
    private var upcoming: [Upcoming] = []

    fileprivate init(_ steps: [ScenarioStep]) {
      self.steps = steps
      for (index, step) in steps.enumerated() { insert(Upcoming(at: step.at, step: index)) }
    }

    package mutating func next() -> RunStep? {
      guard let first = upcoming.first else { return nil }
      let step = steps[first.step]
      replaceFirst(by: following(first, of: step))
      return .event(RunEvent(step.event), at: first.at)
    }

    private func following(_ moment: Upcoming, of step: ScenarioStep) -> Upcoming? {
      guard let repetition = step.repetition else { return nil }
      let next = moment.at.adding(repetition.every)
      // At the end of the 64-bit range an instant has no next one.
      return next > moment.at && next <= repetition.until ? Upcoming(at: next, step: moment.step) : nil
    }

    // MARK: Heap

    private mutating func insert(_ moment: Upcoming) {
      upcoming.append(moment)
      var place = upcoming.count - 1
      while place > 0, upcoming[place] < upcoming[(place - 1) / 2] {
        upcoming.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    }

    /// Puts a later moment, or the last one of the heap, in the place of the first, and lets it sink.
    private mutating func replaceFirst(by later: Upcoming?) {
      let last = later == nil ? upcoming.removeLast() : upcoming[0]
      guard !upcoming.isEmpty else { return }
      upcoming[0] = later ?? last
      var place = 0
      while true {
        let children = [2 * place + 1, 2 * place + 2].filter { $0 < upcoming.count }
        guard let least = children.min(by: { upcoming[$0] < upcoming[$1] }), upcoming[least] < upcoming[place] else {
          return
        }
        upcoming.swapAt(place, least)
        place = least
      }
    }
  }

  private struct Upcoming: Comparable {
    let at: Duration
    let step: Int

    static func < (left: Upcoming, right: Upcoming) -> Bool { (left.at, left.step) < (right.at, right.step) }
  }
}

extension RunEvent {
  init(_ event: ScenarioEvent) {
    switch event {
    case .ask(let id): self = .ask(ApprovalID(id))
    case .reply(let id, let reply): self = .reply(ApprovalID(id), reply)
    case .sign(.text): self = .text
    case .sign(.toolStart): self = .toolStart
    case .sign(.toolEnd): self = .toolEnd
    case .sign(.reasoning): self = .reasoning
    case .sign(.status): self = .status
    case .sign(.idle): self = .idle
    case .sign(.error): self = .error
    case .sign(.eof): self = .eof
    case .sign(.cancel): self = .cancel
    }
  }
}
