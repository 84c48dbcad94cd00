/// The keys of a target's `behaviour`, in the order in which people are shown them.
package enum BehaviourKey: String, Vocabulary {
  case hardCapStarts = "hard_cap_starts"
  case setupBounded = "setup_bounded"
  case approvalAnchor = "approval_anchor"
  case approvalStops = "approval_stops"
  case askWithoutDeadline = "ask_without_deadline"
  case rearmDuringApproval = "rearm_during_approval"
  case rejectClosesAll = "reject_closes_all"
  case tie
  case capBeforeQueue = "cap_before_queue"
  case abortsAgent = "aborts_agent"
  case failureCopy = "failure_copy"
  case failureKinds = "failure_kinds"

  package static let words = allCases.map(\.rawValue)

  /// The place among all cases. What is kept by place needs no hash of a word.
  package var place: Int {
    switch self {
    case .hardCapStarts: 0
    case .setupBounded: 1
    case .approvalAnchor: 2
    case .approvalStops: 3
    case .askWithoutDeadline: 4
    case .rearmDuringApproval: 5
    case .rejectClosesAll: 6
    case .tie: 7
    case .capBeforeQueue: 8
    case .abortsAgent: 9
    case .failureCopy: 10
    case .failureKinds: 11
    }
  }

  /// How the key's value is written.
  package enum Form: Hashable, Sendable {
    case choice([String])
    case flag
    case list([String])
  }

  package var form: Form {
    switch self {
    case .hardCapStarts: .choice(CapStart.words)
    case .approvalAnchor: .choice(ApprovalAnchor.words)
    case .approvalStops: .choice(ApprovalStops.words)
    case .askWithoutDeadline: .choice(AskWithoutDeadline.words)
    case .rearmDuringApproval: .choice(RearmDuringApproval.words)
    case .tie: .choice(Tie.words)
    case .setupBounded, .rejectClosesAll, .capBeforeQueue, .abortsAgent: .flag
    case .failureCopy: .list(Surface.words)
    case .failureKinds: .list(FailureKind.words)
    }
  }

  /// What it says, in one sentence without a final period.
  package var summary: String {
    switch self {
    case .hardCapStarts: "where the clock of the hard cap begins; time in the queue never counts"
    case .setupBounded: "whether the hard cap aborts the set-up itself"
    case .approvalAnchor: "the moment whose remaining time an approval's deadline is computed from"
    case .approvalStops: "the clocks that stand still while an approval is open"
    case .askWithoutDeadline: "what happens to an ask that comes too late for a deadline"
    case .rearmDuringApproval: "what restarts the inactivity clock while another approval is open"
    case .rejectClosesAll: "whether a person's rejection rejects the other open approvals too"
    case .tie: "the kind that is reported when both clocks fire in the same millisecond"
    case .capBeforeQueue:
      "whether the concurrency cap refuses a run that finds an empty queue, instead of letting it wait"
    case .abortsAgent: "whether the program stops the agent after a timeout"
    case .failureCopy: "the surfaces on which a policy's words reach a person"
    case .failureKinds: "the kinds of failure that the program tells apart"
    }
  }
}
