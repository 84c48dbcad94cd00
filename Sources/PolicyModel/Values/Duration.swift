/// A span of time in whole milliseconds.
public struct Duration: Hashable, Comparable, Sendable {
  /// Negative for a span backwards; `Int64.max` stands for everything longer.
  public let milliseconds: Int64

  /// The span of so many milliseconds, of any sign.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// So many seconds, of any sign; traps where the milliseconds do not fit into 64 bits.
  public static func seconds(_ count: Int64) -> Duration { Duration(milliseconds: count * 1_000) }
  /// So many minutes, of any sign; traps where the milliseconds do not fit into 64 bits.
  public static func minutes(_ count: Int64) -> Duration { .seconds(count * 60) }
  /// So many hours, of any sign; traps where the milliseconds do not fit into 64 bits.
  public static func hours(_ count: Int64) -> Duration { .minutes(count * 60) }

  package static let zero = Duration(milliseconds: 0)

  /// What a policy may write unless the field says otherwise: 1 ms to 35 days, the longest a GitHub workflow run lives.
  ///
  /// Sums and products of such durations with counts stay far inside 64 bits as long as they go through
  /// `adding(_:)` and `times(_:)`, which saturate.
  package static let writable = Duration(milliseconds: 1)...Duration.hours(840)

  /// The shorter one comes first.
  public static func < (left: Duration, right: Duration) -> Bool { left.milliseconds < right.milliseconds }

  /// The sum; at the end of the 64-bit range it stays there, where every comparison still holds.
  package func adding(_ other: Duration) -> Duration {
    let (sum, overflow) = milliseconds.addingReportingOverflow(other.milliseconds)
    return Duration(milliseconds: overflow ? (other.milliseconds > 0 ? .max : .min) : sum)
  }

  /// The difference; saturating like `adding(_:)`.
  package func subtracting(_ other: Duration) -> Duration {
    let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
    return Duration(milliseconds: overflow ? (other.milliseconds > 0 ? .min : .max) : difference)
  }

  /// The product; saturating like `adding(_:)`.
  package func times(_ count: Int64) -> Duration {
    let (product, overflow) = milliseconds.multipliedReportingOverflow(by: count)
    return Duration(milliseconds: overflow ? ((milliseconds > 0) == (count > 0) ? .max : .min) : product)
  }

  /// Whether it stands for everything longer that 64 bits cannot count: what sums and products saturate to.
  public var isSaturated: Bool { milliseconds == .max }

  /// The product with a count of any size; saturating.
  package func times(_ count: Int) -> Duration { times(Int64(count)) }
}

extension Duration: CustomStringConvertible {
  /// How many of each unit it takes, largest first, without those that are none; empty for zero.
  private var parts: [(count: Int64, unit: DurationUnit)] {
    var rest = milliseconds.magnitude
    return DurationUnit.descending.compactMap { unit in
      let size = UInt64(unit.inMilliseconds)
      let count = Int64(rest / size)
      rest %= size
      return count == 0 ? nil : (count, unit)
    }
  }

  /// The canonical spelling, which a policy can write: `30m`, `1h30m`, `5m45s`, `1500ms` as `1s500ms`; zero is `0s`.
  ///
  /// A saturated duration is said to be longer than what 64 bits count.
  public var description: String {
    guard milliseconds != 0 else { return "0s" }
    guard !isSaturated else { return Self.saturated }
    return (milliseconds < 0 ? "-" : "") + parts.map { "\($0.count)\($0.unit.rawValue)" }.joined()
  }

  /// 2^63 ms, in years of 365.25 days.
  private static let saturated = "over 292 million years"

  /// The duration in English words, as people read it in a message: "1 minute 30 seconds".
  package var inWords: String {
    guard milliseconds != 0 else { return "0 seconds" }
    guard !isSaturated else { return Self.saturated }
    return parts.map { "\($0.count) \($0.unit.word(for: $0.count))" }.joined(separator: " ")
  }

  /// The duration of a range that takes the most letters in words.
  ///
  /// That is the longest one, or one that differs from it first in some unit, by one, and has as much as possible of all
  /// smaller ones: whatever else is in the range has no more digits in any unit.
  package static func wordiest(in range: ClosedRange<Duration>) -> Duration {
    let longest = range.upperBound
    let shorter = DurationUnit.allCases.map { unit in
      longest.subtracting(Duration(milliseconds: longest.milliseconds % unit.inMilliseconds + 1))
    }
    return ([longest] + shorter.filter(range.contains)).max { $0.inWords.utf8.count < $1.inWords.utf8.count } ?? longest
  }

  /// The duration as the reading of a clock: `16:30`, `16:30.001`, `1:02:03`.
  package var onTheClock: String {
    let total = milliseconds.magnitude
    let (hours, minutes) = (total / 3_600_000, total / 60_000 % 60)
    let (seconds, fraction) = (total / 1_000 % 60, total % 1_000)
    let sign = milliseconds < 0 ? "-" : ""
    let head = hours > 0 ? "\(hours):\(Self.padded(minutes, 2))" : "\(minutes)"
    return sign + head + ":" + Self.padded(seconds, 2) + (fraction > 0 ? "." + Self.padded(fraction, 3) : "")
  }

  private static func padded(_ number: UInt64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
