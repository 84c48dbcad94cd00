import PolicyModel
import PolicySource
import PolicyTimeline

/// How long a lease is held under one policy, at the longest.
struct LeaseHold {
  /// The sum of all parts; nil where nothing bounds one of them.
  let longest: Duration?
  /// The values that decide it.
  let readings: [ResolvedValue]
  /// The parts in words: "the wait in the queue of 4h and the run of 4h".
  let words: String

  /// Nil where a part of it is not resolved.
  init?(_ lease: Lease, _ policy: ResolvedPolicy) {
    var readings: [ResolvedValue] = []
    var sum: Duration? = .zero
    var words: [String] = []
    for part in Self.parts(of: lease) {
      guard let length = Self.length(of: part, policy, &readings) else { return nil }
      words.append("\(part.words)\(length.duration.map { " of \($0)" } ?? ", which nothing ends")")
      sum = sum.flatMap { sum in length.duration.map { sum.adding($0) } }
    }
    longest = sum
    self.readings = readings.withoutRepetitions()
    self.words = Words.list(words)
  }

  /// An answer that may be endless.
  private struct Length {
    let duration: Duration?
  }

  /// Set-up and run together are the slot, because the cap may count set-up.
  private static func parts(of lease: Lease) -> [Lease.Part] {
    func has(_ phase: Lease.Phase) -> Bool { lease.held.contains { $0.phase == phase } }
    guard has(.setup), has(.run) else { return lease.held }
    return lease.held.compactMap { part in
      switch part {
      case .phase(.setup, _): nil
      case .phase(.run, let place): .phase(.slot, at: place)
      default: part
      }
    }
  }

  private static func length(
    of part: Lease.Part, _ policy: ResolvedPolicy, _ readings: inout [ResolvedValue]
  ) -> Length? {
    switch part {
    case .time(let operand):
      let value = policy.value(of: operand)
      if let reading = value.reading { readings.append(reading) }
      return switch value {
      case .duration(let duration, _): Length(duration: duration)
      case .off: Length(duration: nil)
      case .count, .silent: nil
      }
    case .phase(let phase, _):
      guard let run = policy.runParameters, let cap = policy[.hardCap] else { return nil }
      readings.append(cap.reading)
      switch phase {
      case .setup:
        if let setup = policy[.setupAllowance] { readings.append(setup.reading) }
        return Length(duration: run.setupAllowance)
      case .slot: return Length(duration: SlotHold(run)?.longest)
      case .run:
        var alone = run
        alone.setupAllowance = .zero
        return Length(duration: SlotHold(alone)?.longest)
      case .queue:
        if policy.isAbsent(.queueDepth) { return Length(duration: .zero) }
        guard let depth = policy[.queueDepth] else { return nil }
        readings.append(depth.reading)
        return Length(duration: SlotHold(run)?.queueWait(depth: depth.value))
      case .approval:
        guard let wait = run.longestWait else { return Length(duration: .zero) }
        return Length(duration: wait.length)
      }
    }
  }
}

extension Lease.Part {
  fileprivate var phase: Lease.Phase? {
    if case .phase(let phase, _) = self { phase } else { nil }
  }

  fileprivate var words: String {
    switch self {
    case .phase(.queue, _): "the wait in the queue"
    case .phase(.setup, _): "set-up"
    case .phase(.run, _): "the run"
    case .phase(.slot, _): "the slot hold"
    case .phase(.approval, _): "the wait for an approval"
    case .time(let operand): operand.path ?? "a stretch"
    }
  }
}
