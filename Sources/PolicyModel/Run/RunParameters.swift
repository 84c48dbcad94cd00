/// Everything that decides what a run can do in time: resolved values, and the behaviour of the program.
///
/// A part that a policy lacks limits nothing: a clock is not there, every kind of activity counts, asks are put to a
/// person, an unanswered one is rejected, set-up takes no time. Statements say nothing about runs without a hard cap.
package struct RunParameters: Hashable, Sendable {
  /// T, `run.hard_cap`; nil when the policy lacks it.
  package var hardCap: Duration?
  /// I, `run.inactivity`; nil when it is off or lacking.
  package var inactivity: Duration?
  /// `run.first_activity`; nil when it is off or lacking.
  package var firstActivity: Duration?
  /// S, `run.setup_allowance`: the longest set-up before the agent starts.
  package var setupAllowance: Duration
  /// `approval.deadline.*`; nil when the policy lacks all of them or says that there is none, and then no ask has a
  /// deadline.
  package var deadline: DeadlineFormula?
  /// `approval.mode`.
  package var mode: ApprovalMode
  /// `approval.on_deadline`.
  package var onDeadline: DeadlineVerdict
  /// `approval.total_wait`, read only where an approval stops the cap's clock; nil when there is no such bound.
  package var totalWait: Duration?
  /// `run.activity`; empty when nothing restarts the inactivity clock.
  package var activity: Set<Activity>
  /// `run.success_signal`.
  package var successSignal: SuccessSignal
  package var behaviour: Behaviour

  /// - Parameters:
  ///   - inactivity: nil when it is off or lacking.
  ///   - firstActivity: nil when it is off or lacking.
  package init(
    hardCap: Duration?, inactivity: Duration?, firstActivity: Duration? = nil, setupAllowance: Duration? = nil,
    deadline: DeadlineFormula?,
    mode: ApprovalMode? = nil, onDeadline: DeadlineVerdict? = nil, totalWait: Duration? = nil,
    activity: Set<Activity>? = nil, successSignal: SuccessSignal? = nil, behaviour: Behaviour
  ) {
    self.hardCap = hardCap
    self.inactivity = inactivity
    self.firstActivity = firstActivity
    self.setupAllowance = setupAllowance ?? .zero
    self.deadline = deadline
    self.mode = mode ?? .prompt
    self.onDeadline = onDeadline ?? .reject
    self.totalWait = totalWait
    self.activity = activity ?? Set(Activity.allCases)
    self.successSignal = successSignal ?? .sessionIdle
    self.behaviour = behaviour
  }
}

extension RunParameters {
  /// The longest set-up that the cap's clock sees before the agent starts; zero where that clock starts with the agent.
  package var longestSetupOnCap: Duration {
    behaviour.hardCapStarts == .slotGrant ? max(.zero, setupAllowance) : .zero
  }

  /// Whether the cap's clock stands still while an approval is open.
  package var approvalsStopCap: Bool { behaviour.approvalStops == .inactivityAndCap }

  /// Whether every ask gets the same deadline, however little is left.
  package var hasFlatDeadline: Bool { deadline?.isFlat ?? false }

  /// D: the deadline for a remaining time; without a cap there is nothing to take a share of, and the ceiling alone holds.
  package func deadline(remaining: Duration?) -> Duration? {
    guard let deadline else { return nil }
    guard let remaining else { return deadline.ceiling == Duration(milliseconds: .max) ? nil : deadline.ceiling }
    return deadline.deadline(remaining: remaining)
  }

  /// Where the cap's clock stands still: an ask with less than this left of the total wait is rejected at once.
  package var shortestAsk: Duration { max(deadline?.floor ?? .zero, Duration.writable.lowerBound) }

  /// The longest remaining time for which an ask has no deadline.
  package var blindBelow: Duration { deadline?.blindBelow ?? Duration(milliseconds: .max) }
}
