import PolicyModel

/// What would have become of a recorded run under a policy.
package struct ReplayResult: Sendable {
  /// The smallest value of a clock, everything else held, under which the policy does not end the run.
  package enum Smallest: Hashable, Sendable {
    /// Exact when the recording reaches success; otherwise the run may have needed more.
    case value(Duration, isExact: Bool)
    /// With no value of this clock alone.
    case none
    /// Too much of the run would have to be kept to know it.
    case unknown
  }

  /// Nil when the run would still be going at the end of the recording.
  package let outcome: Outcome?
  /// When it ended, or how long the recording lasts, from agent start.
  package let at: Duration
  package let margins: Margins
  package let smallestHardCap: Smallest
  package let smallestInactivity: Smallest
  package let approvals: ApprovalFates
  /// The longest that nothing of what counts as activity happened, while no approval stopped the clock.
  package let longestSilence: Duration
  /// The run in a drawing; nil unless a clock of the policy ended it.
  package let timeline: Timeline?

  /// Whether a clock of the policy ended the run.
  package var isEndedByPolicy: Bool { outcome?.isByClock ?? false }
}

extension Outcome {
  /// Whether one of the policy's clocks ended the run.
  package var isByClock: Bool { kind == .timeout || kind == .inactivityTimeout }
}

/// What became of the approvals of a run, in the order in which they were asked for.
package struct ApprovalFates: Sendable {
  /// The most that are kept.
  package static let most = 10_000

  package struct Entry: Hashable, Sendable {
    package let id: ApprovalID
    /// Nil while it is open.
    package internal(set) var fate: ClosedApproval.Fate?
  }

  /// One for each id; of an id that was used again, the latest.
  package private(set) var entries: [Entry] = []
  /// Asks beyond the most that are kept.
  package private(set) var omitted = 0
  private var places: [ApprovalID: Int] = [:]

  mutating func note(_ occurrences: [Occurrence]) {
    for occurrence in occurrences {
      switch occurrence.kind {
      case .opened(let approval): note(approval.id, nil)
      case .closed(let closed): note(closed.approval.id, closed.fate, opens: closed.cause == .atOnce)
      default: break
      }
    }
  }

  private mutating func note(_ id: ApprovalID, _ fate: ClosedApproval.Fate?, opens: Bool = true) {
    if let place = places[id] {
      entries[place].fate = fate
    } else if entries.count < Self.most {
      places[id] = entries.count
      entries.append(Entry(id: id, fate: fate))
    } else if fate == nil || opens {
      omitted += 1
    }
  }
}
