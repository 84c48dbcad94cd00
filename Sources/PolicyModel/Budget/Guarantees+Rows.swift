extension Guarantees {
  /// One guarantee in words.
  package struct Row: Hashable, Sendable {
    package let label: String
    package let value: String
    /// What it means or depends on; nil where the value says it all.
    package let remark: String?
  }

  /// All guarantees as a table for people.
  package var rows: [Row] { [slot] + queue + workRows + [asks, blindness] + clocks.map(Self.row) }

  private var slot: Row {
    Row(
      label: "longest slot hold", value: slotHold.map { "\($0)" } ?? "unbounded",
      remark: slotHold == nil ? "waits stop the cap's clock, and nothing bounds them" : nil)
  }

  private var queue: [Row] {
    queueDepth.map { depth in
      [
        Row(
          label: "longest queue wait", value: queueWait.map { "\($0)" } ?? "unbounded",
          remark: "behind \(depth) run\(depth == 1 ? "" : "s")")
      ]
    } ?? []
  }

  /// One row for each number of asks; the figure after the longest set-up is a remark.
  private var workRows: [Row] {
    work.filter { $0.setup == .zero }.map { atOnce in
      let later = work.first { $0.asks == atOnce.asks && $0.setup > .zero }
      let asks = atOnce.asks == 0 ? "without asks" : "with \(atOnce.asks) ask\(atOnce.asks == 1 ? "" : "s")"
      return Row(
        label: "work \(asks)", value: "\(atOnce.least)",
        remark: Self.joined([
          later.map { "\($0.least) after a set-up of \($0.setup)" },
          atOnce.asks == 0 && interruption == .waits ? nil : interruptionInWords.map { "less if \($0)" },
        ]))
    }
  }

  private var interruptionInWords: String? {
    switch interruption {
    case .none: nil
    case .waits: "the inactivity window ends a wait"
    case .runs: "the inactivity window ends the run"
    }
  }

  private var asks: Row {
    let fewer = interruptionInWords.map { "fewer if \($0)" }
    let (value, remark): (String, String?) =
      switch timelyAsks {
      case .nobodyIsAsked: ("none", "every ask is rejected at once")
      case .none(let obstacle): ("none", obstacle.inWords)
      case .through(let last, let later): ("until \(last.onTheClock)", Self.joined([later?.inWords, fewer]))
      case .all: ("all", Self.joined(["the cap's clock stands still while an approval is open", fewer]))
      }
    return Row(label: "asks in time", value: value, remark: remark)
  }

  /// The parts of a remark; nil for none.
  private static func joined(_ parts: [String?]) -> String? {
    let known = parts.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: "; ")
  }

  private var blindness: Row {
    // One of 1 ms is there only because time is counted in them: the program has neither floor nor clearance.
    guard let window = blindWindow, window.until.subtracting(window.from).milliseconds > 1 else {
      return Row(label: "blind window", value: "none", remark: nil)
    }
    let fate = window.asksWait ? "waits without a deadline" : "is rejected at once"
    return Row(
      label: "blind window", value: "\(window.from.onTheClock) to \(window.until.onTheClock)",
      remark: window.coversWholeRun ? "an agent that starts in it \(fate) whenever it asks" : "an ask in it \(fate)")
  }

  private static func row(_ clock: Clock) -> Row {
    Row(
      label: clock.name, value: clock.obstacle == nil ? "can end a run" : "ends no run",
      remark: clock.obstacle.map(\.inWords))
  }
}

extension Guarantees.TimelyAsks.Obstacle {
  fileprivate var inWords: String {
    switch self {
    case .noDeadline: "no ask has a deadline"
    case .longSetup(asksWait: true): "after the longest set-up no ask has a deadline"
    case .longSetup(asksWait: false): "after the longest set-up every ask is rejected at once"
    case .hardCapComesFirst: "the hard cap ends the run before any deadline"
    case .inactivityComesFirst: "the inactivity window ends the run before any deadline"
    }
  }
}

extension Guarantees.TimelyAsks.Later {
  fileprivate var inWords: String {
    switch self {
    case .openAtHardCap: "a later one may still be open at the hard cap"
    case .rejectedAtOnce: "a later one is rejected at once"
    }
  }
}

extension Guarantees.Clock.Obstacle {
  fileprivate var inWords: String {
    switch self {
    case .isOff: "it is off, or the program has none"
    case .capComesFirst: "the hard cap is never later"
    case .inactivityComesFirst: "nothing restarts the inactivity window, which is shorter"
    case .windowIsShorter: "the inactivity window is shorter"
    case .endsOnlyAsks: "it ends the wait for an approval, and the run goes on"
    }
  }
}
