import PolicyModel
import PolicyTimeline

/// The run that a finding prints, read from its lines, so that it can be lived again.
///
/// What a line does not say does not happen: an agent is active only where a line says so.
package struct PrintedRun {
  fileprivate enum Step {
    case event(RunEvent, at: Int64)
    /// Activity that is never as far apart as the window, until the next step.
    case work(from: Int64)
  }

  private var setup: Int64 = 0
  private var steps: [Step] = []
  private var end: (kind: FailureKind, at: Int64)?
  private let run: RunParameters

  /// Nil when a line cannot be read, or lines were left out.
  package init?(_ rows: [String], of run: RunParameters) {
    self.run = run
    for row in rows {
      let line = row.split(separator: "←").first ?? ""
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let instant = Self.milliseconds(String(words[0])),
        read(words[1].trimmed, at: instant)
      else { return nil }
    }
    guard end != nil else { return nil }
  }

  /// Whether a replay of it ends in the same way at the same instant.
  package var endsAsPrinted: Bool {
    guard let end else { return false }
    var replay = Replay(run, setup: Duration(milliseconds: setup))
    for (index, step) in steps.enumerated() {
      switch step {
      case .event(let event, let instant): replay.feed(event, at: afterStart(instant))
      case .work(let from):
        let until = index + 1 < steps.count ? steps[index + 1].instant : end.at
        // Never silent for the window; the last sign comes with the next step.
        let pause = max(1, (run.inactivity?.milliseconds ?? until - from) - 1)
        for instant in stride(from: from, to: until, by: Int64.Stride(pause)) {
          replay.feed(activity, at: afterStart(instant))
        }
        replay.feed(activity, at: afterStart(until))
      }
    }
    let outcome = replay.finish(at: afterStart(end.at)).outcome
    return outcome?.kind == end.kind && outcome?.at == afterStart(end.at)
  }

  /// Instants are printed on the cap's clock.
  private func afterStart(_ instant: Int64) -> Duration { Duration(milliseconds: instant - setup) }

  private var activity: RunEvent {
    run.activity.contains(.text) ? .text : run.activity.contains(.tool) ? .toolEnd : .reply("another", .approve)
  }

  private mutating func read(_ text: String, at instant: Int64) -> Bool {
    if text.hasPrefix("set-up begins") { return true }
    if text.hasPrefix("agent starts") {
      setup = instant
      if text.contains(" works") || text.contains("replies keep") { steps.append(.work(from: instant)) }
    } else if text.hasPrefix("agent works on") {
      steps.append(.work(from: instant))
    } else if text.hasPrefix("agent is active") {
      steps.append(.event(activity, at: instant))
    } else if text.hasPrefix("agent asks for approval") {
      steps.append(.event(.ask(Self.id(in: text)), at: instant))
    } else if text.hasPrefix("a person approves") {
      steps.append(.event(.reply(Self.id(in: text), .approve), at: instant))
    } else if text.hasPrefix("a reply restarts") {
      steps.append(.event(.reply("another", .approve), at: instant))
    } else if text.hasPrefix("hard cap ends the run") {
      end = (.timeout, instant)
    } else if text.hasPrefix("inactivity window ends the run") {
      end = (.inactivityTimeout, instant)
    } else {
      return text.contains("deadline") || text.hasPrefix("the inactivity clock goes on")
    }
    return true
  }

  /// The number of an approval; the same for all where there is one.
  private static func id(in text: String) -> ApprovalID {
    ApprovalID(text.split { $0 == " " || $0 == "," }.first { Int($0) != nil }.map(String.init) ?? "it")
  }

  /// `17:00.001`, with hours where there are some.
  private static func milliseconds(_ clock: String) -> Int64? {
    let parts = clock.split(separator: ".")
    let numbers = parts[0].split(separator: ":").map { Int64($0) }
    guard (2...3).contains(numbers.count), !numbers.contains(nil), parts.count <= 2 else { return nil }
    let seconds = numbers.reduce(Int64(0)) { $0 * 60 + ($1 ?? 0) }
    guard let fraction = parts.count == 2 ? Int64(parts[1]) : 0 else { return nil }
    return seconds * 1_000 + fraction
  }
}

extension PrintedRun.Step {
  fileprivate var instant: Int64 {
    switch self {
    case .event(_, let instant): instant
    case .work(let from): from
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
