import PolicyModel
import PolicySource

/// What the calls of a chain take under one policy, at their longest.
struct ChainNeed {
  /// One of the calls that make up a try.
  struct Call {
    /// "run.hard_cap", or "a call" for one that has no field.
    let name: String
    /// Nil where it is off, so that nothing ends it.
    let longest: Duration?
  }

  /// When the caller gives up.
  let within: Duration
  /// What happens then: "shutdown.drain ends", or "the caller gives up".
  let ending: String
  let calls: [Call]
  let tries: Int64
  let settle: Duration
  /// The values of fields that decide it, the caller's first.
  let readings: [ResolvedValue]
  private let pauses: Pauses

  /// The pauses between tries: the first ones, and the one that repeats behind them.
  private struct Pauses {
    var first: [Duration] = []
    var rest = Duration.zero

    /// The pause behind a try, counted from 1.
    subscript(number: Int64) -> Duration { number <= first.count ? first[Int(number) - 1] : rest }

    /// That of so many pauses.
    func sum(_ count: Int64) -> Duration {
      first.prefix(Int(clamping: count)).reduce(rest.times(max(0, count - Int64(first.count)))) { $0.adding($1) }
    }
  }

  /// Nil where a part of it is not resolved, where the caller never gives up, or where nothing is tried.
  init?(_ chain: Chain, _ policy: ResolvedPolicy) {
    var readings: [ResolvedValue] = []
    func read(_ operand: Operand) -> OperandValue {
      let value = policy.value(of: operand)
      if let reading = value.reading { readings.append(reading) }
      return value
    }
    guard case .duration(let within, _) = read(chain.within) else { return nil }
    var calls: [Call] = []
    for operand in chain.each {
      switch read(operand) {
      case .duration(let longest, _): calls.append(Call(name: operand.path ?? "a call", longest: longest))
      case .off: calls.append(Call(name: operand.path ?? "a call", longest: nil))
      case .count, .silent: return nil
      }
    }
    guard let tries = Self.tries(chain.tries, read), tries > 0, let pauses = Self.pauses(chain.backoff, read) else {
      return nil
    }
    var settle = Duration.zero
    if let operand = chain.settle {
      guard case .duration(let rest, _) = read(operand) else { return nil }
      settle = rest
    }
    (self.within, ending) = (within, chain.within.path.map { "\($0) ends" } ?? "the caller gives up")
    (self.calls, self.tries, self.pauses, self.settle, self.readings) = (
      calls, tries, pauses, settle, readings.withoutRepetitions()
    )
  }

  private static func tries(_ tries: Chain.Tries?, _ read: (Operand) -> OperandValue) -> Int64? {
    switch tries {
    case nil: return 1
    case .attempts(let operand):
      if case .count(let count, _) = read(operand) { return count }
    case .retries(let operand):
      if case .count(let count, _) = read(operand) { return count.addingReportingOverflow(1).partialValue }
    }
    return nil
  }

  /// Nil where one of them is not resolved.
  private static func pauses(_ backoff: Chain.Backoff?, _ read: (Operand) -> OperandValue) -> Pauses? {
    func duration(_ operand: Operand) -> Duration? {
      if case .duration(let duration, _) = read(operand) { duration } else { nil }
    }
    switch backoff {
    case nil: return Pauses()
    case .list(let operands):
      let pauses = operands.compactMap(duration)
      guard pauses.count == operands.count, let last = pauses.last else { return nil }
      return Pauses(first: pauses, rest: last)
    case .growing(let first, let factor, let most):
      guard let pause = duration(first) else { return nil }
      var longest = Duration(milliseconds: .max)
      if let most {
        guard let bound = duration(most) else { return nil }
        longest = bound
      }
      // A pause that doubles has no room in 64 bits after as many steps; from there on it is the longest, or none grows.
      var pauses = [min(pause, longest)]
      while pauses.count < 64, factor > 1 { pauses.append(min(pauses[pauses.count - 1].times(factor), longest)) }
      return Pauses(first: pauses, rest: pauses[pauses.count - 1])
    }
  }

  /// What a number of tries need with the pauses between them; nil for more than 64 bits hold.
  func needed(tries: Int64) -> Duration? {
    let each = calls.compactMap(\.longest).reduce(Duration.zero) { $0.adding($1) }
    let work = each.times(tries)
    let all = work.adding(pauses.sum(max(0, tries - 1))).adding(settle)
    return all.milliseconds == .max ? nil : all
  }

  /// How many tries fit, settling included.
  var fitting: Int64 {
    (1..<tries + 1).partitionPoint { needed(tries: $0).map { $0 > within } ?? true } - 1
  }

  /// At most eight lines: when tries begin, and when the caller gives up.
  var timeline: [String] {
    var rows: [(at: Duration, text: String)] = []
    var now = Duration.zero
    let each = calls.compactMap(\.longest).reduce(Duration.zero) { $0.adding($1) }
    for number in 1...tries {
      guard now <= within, rows.count < 5 else { break }
      rows.append((now, "try \(number) of \(tries) begins, and takes up to \(each)"))
      now = now.adding(each).adding(pauses[number])
    }
    rows.append((within, ending))
    if let end = needed(tries: tries) {
      rows.append(
        (end, settle > .zero ? "the last try and \(settle) of settling would be over" : "the last try would be over"))
    }
    let sorted = rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    let width = sorted.map { $0.at.onTheClock.utf8.count }.max() ?? 0
    return sorted.map { row in
      let clock = row.at.onTheClock
      return String(repeating: " ", count: width - clock.utf8.count) + "\(clock)  \(row.text)"
    }
  }
}

extension Operand {
  /// The path of its field; nil for a value.
  var path: String? {
    if case .field(let field) = content { field.path } else { nil }
  }
}
