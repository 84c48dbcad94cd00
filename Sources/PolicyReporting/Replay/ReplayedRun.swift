import PolicyModel
import PolicyTimeline

/// A recording and what became of it under one policy, or under two to compare.
package struct ReplayedRun: Sendable {
  /// The recording, as the user typed it.
  package let trace: String
  package let result: ReplayResult
  /// The same recording under the policy that is compared with.
  package let against: ReplayResult?

  package init(trace: String, result: ReplayResult, against: ReplayResult?) {
    self.trace = trace
    self.result = result
    self.against = against
  }
}

extension ReplayResult {
  /// How the run ended, for a table.
  var inWords: String {
    guard let outcome else { return "outlives the recording" }
    switch (outcome.result, outcome.kind) {
    case (.succeeded, _): return "succeeded"
    case (.cancelled, _): return "cancelled"
    case (.failed, .timeout): return "ended by the hard cap"
    case (.failed, .inactivityTimeout): return "ended by the inactivity window"
    case (.failed, let kind): return "failed (\(kind?.rawValue ?? ""))"
    }
  }
}

extension ReplayResult.Smallest {
  /// `10m1ms`, `at least 10m1ms`.
  var inWords: String {
    switch self {
    case .value(let value, let isExact): isExact ? "\(value)" : "at least \(value)"
    case .none: "no value is enough"
    case .unknown: "not known"
    }
  }
}
