/// A unit in which a duration can be written.
package enum DurationUnit: String, CaseIterable, Sendable {
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "m"
  case hours = "h"

  package var inMilliseconds: Int64 {
    switch self {
    case .milliseconds: 1
    case .seconds: 1_000
    case .minutes: 60_000
    case .hours: 3_600_000
    }
  }

  /// The unit's name in words, for a count of it.
  package func word(for count: Int64) -> String {
    let singular =
      switch self {
      case .milliseconds: "millisecond"
      case .seconds: "second"
      case .minutes: "minute"
      case .hours: "hour"
      }
    return count == 1 ? singular : singular + "s"
  }

  /// From the largest to the smallest, the order in which they are written.
  package static let descending: [DurationUnit] = [.hours, .minutes, .seconds, .milliseconds]
}
