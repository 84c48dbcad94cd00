import PolicyModel

/// What would have become of a recorded run under a policy.
public struct ReplayResult: Sendable {
  /// The smallest value of a clock, everything else held, under which the policy does not end the run.
  public enum Smallest: Hashable, Sendable {
    /// Exact when the recording reaches success; otherwise the run may have needed more.
    case value(Duration, isExact: Bool)
    /// With no value of this clock alone.
    case none
    /// Too much of the run would have to be kept to know it.
    case unknown
  }

  /// Nil when the run would still be going at the end of the recording.
  public let outcome: Outcome?
  /// When it ended, or how long the recording lasts, from agent start.
  public let at: Duration
  public let margins: Margins
  public let smallestHardCap: Smallest
  public let smallestInactivity: Smallest
  public let approvals: ApprovalFates
  /// The longest that nothing of what counts as activity happened, while no approval stopped the clock.
  public let longestSilence: Duration
  /// The run in a drawing; nil unless a clock of the policy ended it.
  public let timeline: Timeline?

  /// Whether a clock of the policy ended the run.
  public var isEndedByPolicy: Bool { outcome?.isByClock ?? false }
}

extension Outcome {
  /// Whether one of the policy's clocks ended the run.
  public var isByClock: Bool { kind == .timeout || kind == .inactivityTimeout }
}

/// What became of the approvals of a run, in the order in which they were asked for.
public struct ApprovalFates: Sendable {
  /// The most that are kept.
  public static let most = 10_000

  public struct Entry: Hashable, Sendable {
    public let id: ApprovalID
    /// Nil while it is open.
    public internal(set) var fate: ClosedApproval.Fate?
  }

  /// One for each id; of an id that was used again, the latest.
  public private(set) var entries: [Entry] = []
  /// Asks beyond the most that are kept.
  public private(set) var omitted = 0
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
