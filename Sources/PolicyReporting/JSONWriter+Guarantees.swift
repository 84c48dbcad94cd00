import PolicyJSON
import PolicyModel

extension JSONWriter {
  /// Guarantees as programs read them: durations and instants are whole milliseconds.
  mutating func guarantees(_ guarantees: Guarantees) {
    object { writer in
      writer.member("slot_hold") { $0.optional(guarantees.slotHold) }
      writer.member("queue_wait") { $0.optional(guarantees.queueWait.flatMap { $0.isSaturated ? nil : $0 }) }
      writer.member("work") { $0.array(guarantees.work) { $0.work($1) } }
      writer.member("asks_in_time") { $0.asksInTime(guarantees.timelyAsks) }
      writer.member("blind_window") { $0.blindWindow(guarantees.blindWindow) }
      writer.member("clocks") { $0.array(guarantees.clocks) { $0.clock($1) } }
    }
  }

  private mutating func optional(_ duration: Duration?) {
    if let duration { integer(duration.milliseconds) } else { null() }
  }

  private mutating func work(_ work: Guarantees.Work) {
    object { writer in
      writer.member("asks", work.asks)
      writer.member("setup", work.setup.milliseconds)
      writer.member("least", work.least.milliseconds)
    }
  }

  private mutating func asksInTime(_ asks: Guarantees.TimelyAsks) {
    object { writer in
      writer.member("which", asks.word)
      writer.member("until") {
        if case .through(let last, _) = asks { $0.integer(last.milliseconds) } else { $0.null() }
      }
    }
  }

  private mutating func blindWindow(_ window: Guarantees.BlindWindow?) {
    guard let window else { return null() }
    object { writer in
      writer.member("from", window.from.milliseconds)
      writer.member("until", window.until.milliseconds)
      writer.member("whole_run", window.coversWholeRun)
      writer.member("asks_wait", window.asksWait)
    }
  }

  private mutating func clock(_ clock: Guarantees.Clock) {
    object { writer in
      writer.member("clock", clock.name)
      writer.member("ends_runs", clock.obstacle == nil)
      writer.member("obstacle", optional: clock.obstacle?.rawValue)
    }
  }
}

extension Guarantees.TimelyAsks {
  /// The words that a report can hold.
  package static let words = ["all", "until", "none", "nobody-is-asked"]

  fileprivate var word: String {
    switch self {
    case .all: "all"
    case .through: "until"
    case .none: "none"
    case .nobodyIsAsked: "nobody-is-asked"
    }
  }
}
