/// What holds for every run of a policy, whatever its agent and its people do.
public struct Guarantees: Hashable, Sendable {
  /// The least time for work that a number of asks leaves, which nobody answers.
  public struct Work: Hashable, Sendable {
    /// From 0 to 3.
    public let asks: Int64
    /// The set-up before the agent starts.
    public let setup: Duration
    /// The time for work that every run has at least.
    public let least: Duration

    package init(asks: Int64, setup: Duration, least: Duration) {
      (self.asks, self.setup, self.least) = (asks, setup, least)
    }
  }

  /// The asks that end by an answer or their own deadline before the hard cap.
  public enum TimelyAsks: Hashable, Sendable {
    /// Every ask is rejected at once.
    case nobodyIsAsked
    /// There are runs in which none does.
    case none(Obstacle)
    /// Those up to and including an instant on the cap's clock.
    case through(Duration, later: Later?)
    /// All, as the cap's clock stands still while an approval is open.
    case all

    /// Why no ask is sure to end in time.
    public enum Obstacle: Hashable, Sendable {
      /// No ask has a deadline, and each waits.
      case noDeadline
      /// After the longest set-up no ask has a deadline; each waits, or is rejected at once.
      case longSetup(asksWait: Bool)
      /// Each ask has the same deadline, and it is longer than the hard cap.
      case hardCapComesFirst
      /// The inactivity window ends the run while the first ask is open.
      case inactivityComesFirst
    }

    /// What becomes of an ask after the last one that is in time.
    public enum Later: Hashable, Sendable {
      /// It may still be open at the hard cap.
      case openAtHardCap
      /// It is rejected at once.
      case rejectedAtOnce
    }
  }

  /// A stretch of the cap's clock in which asks have no deadline.
  public struct BlindWindow: Hashable, Sendable {
    /// On the cap's clock: the first ask, or the first start of an agent, without a deadline.
    public let from: Duration
    /// On the cap's clock: the hard cap.
    public let until: Duration
    /// Whether it is the whole run of an agent that starts in it, and no other run.
    public let coversWholeRun: Bool
    /// Whether an ask in it waits; otherwise it is rejected at once.
    public let asksWait: Bool

    package init(from: Duration, until: Duration, coversWholeRun: Bool, asksWait: Bool) {
      (self.from, self.until) = (from, until)
      (self.coversWholeRun, self.asksWait) = (coversWholeRun, asksWait)
    }
  }

  /// What the inactivity window may do to the time for work, which counts only what asks leave of the hard cap.
  public enum Interruption: Hashable, Sendable {
    /// It ends no run whose agent is active at least once in each window, and shows a first sign in time.
    case none
    /// It may end a run while an approval is open.
    case waits
    /// It may end a run whose agent is active all the time, because nothing that an agent does counts as activity.
    case runs
  }

  /// A clock of the program, and whether it can end a run.
  public struct Clock: Hashable, Sendable {
    /// Why a clock never ends a run.
    public enum Obstacle: String, Vocabulary {
      /// It is off, or the program has none.
      case isOff = "off"
      /// The hard cap is never later.
      case capComesFirst = "hard-cap-comes-first"
      /// Nothing restarts the inactivity window, which is shorter.
      case inactivityComesFirst = "inactivity-comes-first"
      /// The inactivity window is shorter.
      case windowIsShorter = "inactivity-is-shorter"
      /// It ends the wait for an approval, and the run goes on.
      case endsOnlyAsks = "ends-only-asks"
    }

    /// Its field, or the group of its fields.
    public let name: String
    /// Nil for a clock that can end a run.
    public let obstacle: Obstacle?

    package init(_ name: String, _ obstacle: Obstacle?) { (self.name, self.obstacle) = (name, obstacle) }
  }

  /// The longest time for which a run holds its slot; nil when nothing bounds it.
  public let slotHold: Duration?
  /// `queue.depth`; nil when there is no queue, or none that is known.
  public let queueDepth: Int64?
  /// The longest time in the queue; nil without a depth or a bound.
  public let queueWait: Duration?
  /// With 0 to 3 asks, without set-up; and after the longest one where the cap's clock sees it.
  public let work: [Work]
  /// Which asks are sure to end before the hard cap.
  public let timelyAsks: TimelyAsks
  /// Nil when every ask has a deadline, or none needs one.
  public let blindWindow: BlindWindow?
  /// The clocks that the budget speaks of; the hard cap comes first.
  public let clocks: [Clock]
  /// Whether the inactivity window may take time away from `work`.
  public let interruption: Interruption

  package init(
    slotHold: Duration?, queueDepth: Int64?, queueWait: Duration?, work: [Work], timelyAsks: TimelyAsks,
    blindWindow: BlindWindow?, clocks: [Clock], interruption: Interruption
  ) {
    (self.slotHold, self.queueDepth, self.queueWait) = (slotHold, queueDepth, queueWait)
    (self.work, self.timelyAsks, self.blindWindow, self.clocks) = (work, timelyAsks, blindWindow, clocks)
    self.interruption = interruption
  }
}
