import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

extension Duration {
  /// `12m7s500ms` in a test; a misspelt one is a negative duration, which no expectation survives.
  static func written(_ text: String) -> Duration { (try? Duration(parsing: text)) ?? Duration(milliseconds: -1) }

  static func ms(_ count: Int64) -> Duration { Duration(milliseconds: count) }
}

extension DeadlineFormula {
  /// Share 50 %, floor 60 s, clearance 30 s, ceiling 13 min: what the gateway has fixed.
  static let gateway = DeadlineFormula(
    share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30))
}

extension RunParameters {
  /// The values of the gateway with its defaults.
  static let gateway = RunParameters(
    hardCap: .minutes(30), inactivity: .minutes(5), setupAllowance: .seconds(345), deadline: .gateway,
    mode: .prompt, onDeadline: .reject, activity: Set(Activity.allCases), successSignal: .sessionIdle,
    behaviour: .gateway0104)

  func with(_ change: (inout RunParameters) -> Void) -> RunParameters {
    var changed = self
    change(&changed)
    return changed
  }
}

/// A change of the gateway's values and what is expected of it.
struct Variation<Expected: Sendable>: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let run: RunParameters
  let expected: Expected

  init(_ name: String, _ expected: Expected, _ change: (inout RunParameters) -> Void = { _ in }) {
    (testDescription, run, self.expected) = (name, .gateway.with(change), expected)
  }
}
