import PolicyCompiler
import PolicyModel
import PolicyReporting
import PolicyRules
import PolicyTimeline
import TestSupport

/// The bytes as a recording.
enum TraceDriver {
  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    for skipsMalformed in [false, true] {
      let whole = TraceReading(bytes, skipsMalformed: skipsMalformed)
      for sizes in [[1], [bytes.count / 2], [bytes.count / 3, 7]] where sizes.allSatisfy({ $0 > 0 }) {
        let pieces = TraceReading(bytes, skipsMalformed: skipsMalformed, inPiecesOf: sizes)
        promises.require(pieces == whole, "in pieces of \(sizes) it reads as \(pieces), else as \(whole)")
      }
      // The length chooses, so that changed bytes meet the same policy.
      replay(whole, under: policies[bytes.count % policies.count], &promises)
    }
  }

  // MARK: Replays

  /// A policy as people write it, and one with clocks so short that small numbers reach them; each under a program that
  /// stops a clock while it waits and under one that does not.
  static let policies: [RunParameters] = ["inactivity", "nothing", "inactivity-and-cap"].flatMap { stops in
    [
      "hard_cap: 30m, inactivity: 5m}\napproval: {deadline: {share: 50%, floor: 1m, ceiling: 13m, clearance: 30s}}",
      "hard_cap: 90ms, inactivity: 20ms}\napproval: {deadline: {share: 50%, floor: 4ms, ceiling: 30ms, clearance: 2ms}}",
      "hard_cap: 2s}",
    ].compactMap { values in
      let target = ExampleTarget.text.replacing(
        "approval_stops: inactivity\n", with: "approval_stops: \(stops)\n")
      let policy = "policyc: 1\nsurface: web\ntarget: example\nrun: {\(values)\n"
      let project = TestProject([("targets/example.yaml", target), ("web.yaml", policy)])
      return project.check().resolved.policies.first?.runParameters
    }
  }

  private static func replay(_ recording: TraceReading, under run: RunParameters, _ promises: inout Promises) {
    guard case .success(let summary) = recording.end else { return }
    let result = replayed(recording, under: run, summary)
    let report = ReplayedRun(trace: "a", result: result, against: result)
    promises.add(Report("a replay", ReplayJSONReport.render([report], isSeveral: false)).brokenJSON)
    let text = ReplayTextReport(policies: ["b", "c"], .plain)
    promises.add(Report("a replay", text.render(report)).brokenText)
    promises.add(Report("replays", text.render([report, report])).brokenText)
    guard summary.end != nil else { return }
    check(result.smallestHardCap, "hard cap", &promises) { cap in
      var other = run
      other.hardCap = cap
      return replayed(recording, under: other, summary).isEndedByPolicy
    }
    check(result.smallestInactivity, "inactivity", &promises) { window in
      var other = run
      other.inactivity = window
      return replayed(recording, under: other, summary).isEndedByPolicy
    }
  }

  private static func replayed(
    _ recording: TraceReading, under run: RunParameters, _ summary: TraceReader.Summary
  ) -> ReplayResult {
    var replay = Replay(run, setup: .zero)
    for event in recording.events { replay.feed(event.event, at: event.instant) }
    return replay.finish(at: summary.end)
  }

  /// With the smallest value no clock ends the run, and with one that is a millisecond smaller one does.
  private static func check(
    _ smallest: ReplayResult.Smallest, _ name: String, _ promises: inout Promises, isEnded: (Duration) -> Bool
  ) {
    guard case .value(let value, _) = smallest else { return }
    promises.require(!isEnded(value), "a clock ends the run although its \(name) is \(value)")
    let less = value.subtracting(Duration(milliseconds: 1))
    if less > .zero { promises.require(isEnded(less), "a \(name) of \(less) would be enough, not only \(value)") }
  }
}

/// What a reader makes of a recording.
struct TraceReading: Equatable {
  struct Event: Equatable {
    let event: RunEvent
    let instant: Duration
  }

  private(set) var events: [Event] = []
  let end: Result<TraceReader.Summary, TraceFailure>

  /// - Parameter sizes: of the pieces in which it comes, from the first one again behind the last; nil for all at once.
  init(_ bytes: [UInt8], skipsMalformed: Bool, inPiecesOf sizes: [Int]? = nil) {
    var events: [Event] = []
    end = Result { () throws(TraceFailure) in
      var reader = TraceReader(skipsMalformed: skipsMalformed)
      var rest = bytes[...]
      var next = 0
      while !rest.isEmpty {
        let piece = Array(rest.prefix(sizes.map { $0[next % $0.count] } ?? rest.count))
        try Self.read(piece, &reader) { events.append(Event(event: $0, instant: $1)) }
        rest = rest.dropFirst(piece.count)
        next += 1
      }
      return try reader.finish { events.append(Event(event: $0, instant: $1)) }
    }
    self.events = events
  }

  private static func read(
    _ piece: [UInt8], _ reader: inout TraceReader, _ sink: (RunEvent, Duration) -> Void
  ) throws(TraceFailure) {
    let result = piece.withUnsafeBytes { bytes in
      Result { () throws(TraceFailure) in try reader.read(bytes, sink) }
    }
    try result.get()
  }
}
