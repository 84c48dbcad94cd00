/// What a program does with the clocks and approvals of its runs: the semantics that the numbers of a policy meet.
///
/// One property for each key of a target's `behaviour`. `capIsBeforeQueue` is about several runs, `failureCopy` and
/// `failureKinds` are about people; everything else decides what a single run can do in time.
package struct Behaviour: Hashable, Sendable {
  /// `hard_cap_starts`: where the clock of the hard cap begins; time in the queue never counts.
  package var hardCapStarts: CapStart
  /// `setup_bounded`: whether the hard cap aborts the set-up itself. Otherwise a slow set-up leaves the agent nothing.
  package var setupIsBounded: Bool
  /// `approval_anchor`: the moment whose remaining time an approval's deadline is computed from.
  package var approvalAnchor: ApprovalAnchor
  /// `approval_stops`: the clocks that stand still while an approval is open.
  package var approvalStops: ApprovalStops
  /// `ask_without_deadline`: what happens to an ask that comes too late for a deadline.
  package var askWithoutDeadline: AskWithoutDeadline
  /// `rearm_during_approval`: what restarts the inactivity clock while another approval is open.
  package var rearmDuringApproval: RearmDuringApproval
  /// `reject_closes_all`: whether a person's rejection rejects the other open approvals too.
  package var rejectClosesAll: Bool
  /// `tie`: the kind reported when cap and inactivity fire in the same millisecond.
  package var tie: Tie
  /// `cap_before_queue`: whether the concurrency cap refuses a run that finds an empty queue, instead of letting it wait.
  package var capIsBeforeQueue: Bool
  /// `aborts_agent`: whether the program stops the agent after a timeout.
  package var abortsAgent: Bool
  /// `failure_copy`: the surfaces on which a policy's words reach a person.
  package var failureCopy: [Surface]
  /// `failure_kinds`: the kinds that the program tells apart.
  package var failureKinds: [FailureKind]

  package init(
    hardCapStarts: CapStart, setupIsBounded: Bool, approvalAnchor: ApprovalAnchor, approvalStops: ApprovalStops,
    askWithoutDeadline: AskWithoutDeadline, rearmDuringApproval: RearmDuringApproval, rejectClosesAll: Bool, tie: Tie,
    capIsBeforeQueue: Bool, abortsAgent: Bool, failureCopy: [Surface], failureKinds: [FailureKind]
  ) {
    self.hardCapStarts = hardCapStarts
    self.setupIsBounded = setupIsBounded
    self.approvalAnchor = approvalAnchor
    self.approvalStops = approvalStops
    self.askWithoutDeadline = askWithoutDeadline
    self.rearmDuringApproval = rearmDuringApproval
    self.rejectClosesAll = rejectClosesAll
    self.tie = tie
    self.capIsBeforeQueue = capIsBeforeQueue
    self.abortsAgent = abortsAgent
    self.failureCopy = failureCopy
    self.failureKinds = failureKinds
  }
}
