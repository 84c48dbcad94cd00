/// How a field is written and what it may hold.
package enum FieldType: Hashable, Sendable {
  /// A duration inside the range; `orOff` allows the word `off`.
  case duration(ClosedRange<Duration> = Duration.writable, orOff: Bool = false)
  /// Whole percent, 1 to 100.
  case share
  /// A whole number from 1, or from 0 if `orZero`, to 2^53 − 1, which every JSON reader holds exactly.
  case count(orZero: Bool = false)
  /// `true` or `false`.
  case flag
  /// One of these words.
  case choice([String])
  /// Some of these words, each at most once, as a list.
  case words([String])
  /// Any text without control characters other than line breaks.
  case text

  /// The largest count, 2^53 − 1.
  package static let largestCount: Int64 = 9_007_199_254_740_991

  /// The counts that a field may hold.
  package static func counts(orZero: Bool) -> ClosedRange<Int64> { (orZero ? 0 : 1)...largestCount }

  /// A duration that may also be none at all.
  package static let durationFromZero = FieldType.duration(Duration.zero...Duration.writable.upperBound)
}

extension FieldType: CustomStringConvertible {
  /// What to write, for the end of a sentence: "a duration such as 30m, or off".
  package var description: String {
    switch self {
    case .duration(_, let orOff): "a duration such as 90s, 30m or 1h30m" + (orOff ? ", or off" : "")
    case .share: "a share such as 50%"
    case .count(let orZero): "a whole number from \(orZero ? 0 : 1)"
    case .flag: "true or false"
    case .choice(let words): words.count == 1 ? words[0] : Self.alternatives(words)
    case .words(let words): "a list of some of " + words.joined(separator: ", ")
    case .text: "text"
    }
  }

  private static func alternatives(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }
}
