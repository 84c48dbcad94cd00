/// What bounds a run, the asks in it, and the lock that it holds.
extension FieldCatalog {
  static let run = [
    FieldDefinition(
      .hardCap, "run.hard_cap", .setting, .duration(),
      "the wall clock after which a run is aborted no matter what"),
    FieldDefinition(
      .inactivity, "run.inactivity", .setting, .duration(orOff: true),
      "the silence after which a run is aborted; activity restarts it"),
    FieldDefinition(
      .firstActivity, "run.first_activity", .setting, .duration(orOff: true),
      "the silence after its start after which a run is aborted; the first sign of the agent ends this clock for good"),
    FieldDefinition(
      .activity, "run.activity", .setting, .words(Activity.words),
      "what counts as activity"),
    FieldDefinition(
      .successSignal, "run.success_signal", .setting, .choice(SuccessSignal.words),
      "the event that makes a run succeed"),
    FieldDefinition(
      .abortTimeout, "run.abort_timeout", .setting, .duration(),
      "how long the program waits for the agent to stop once it has ended the run"),
    FieldDefinition(
      .maxConcurrent, "run.max_concurrent", .setting, .count(),
      "how many runs may go on at once"),
    FieldDefinition(
      .setupAllowance, "run.setup_allowance", .fact, .durationFromZero, neutral: .duration(.zero),
      "the longest set-up before the agent starts: clone, readiness, thread, lock"),
    FieldDefinition(
      .longestSilentStep, "run.longest_silent_step", .fact, .duration(),
      "the longest build or tool call that legitimately prints nothing"),
    FieldDefinition(
      .longestUseful, "run.longest_useful", .fact, .duration(),
      "the longest time that an agent works on something worth having"),
  ]

  static let model = [
    FieldDefinition(
      .modelAttempts, "model.attempts", .setting, .count(),
      "how often a request to the model is tried, the first time included"),
    FieldDefinition(
      .modelBackoff, "model.backoff", .setting, .duration(),
      "the pause before the second try of a request to the model"),
    FieldDefinition(
      .modelBackoffMax, "model.backoff_max", .setting, .duration(),
      "the longest pause between two tries of a request to the model"),
  ]

  static let queue = [
    FieldDefinition(
      .queueDepth, "queue.depth", .setting, .count(),
      "how many runs may wait behind one"),
    FieldDefinition(
      .queueStaleAfter, "queue.stale_after", .setting, .duration(),
      "the age at which a waiting run is taken for orphaned"),
  ]

  static let approval = [
    FieldDefinition(
      .approvalMode, "approval.mode", .setting, .choice(ApprovalMode.words),
      "what happens when the agent asks"),
    FieldDefinition(
      .approvalFlat, "approval.deadline.flat", .setting, .duration(orOff: true),
      "the deadline of every ask, whatever is left of the run; off for none"),
    FieldDefinition(
      .approvalShare, "approval.deadline.share", .setting, .share,
      "the part of the remaining time that an ask may wait"),
    FieldDefinition(
      .approvalFloor, "approval.deadline.floor", .setting, .duration(),
      "the shortest deadline that is given at all; 1 ms without it"),
    FieldDefinition(
      .approvalCeiling, "approval.deadline.ceiling", .setting, .duration(),
      "the longest deadline that is given; no limit without it"),
    FieldDefinition(
      .approvalClearance, "approval.deadline.clearance", .setting, .durationFromZero,
      "the time that must be left behind a deadline before the hard cap; none without it"),
    FieldDefinition(
      .approvalAnchor, "approval.deadline.anchor", .demand, .choice(ApprovalAnchor.words),
      "the moment whose remaining time a deadline is a share of"),
    FieldDefinition(
      .approvalOnDeadline, "approval.on_deadline", .setting, .choice(DeadlineVerdict.words),
      "what an unanswered ask becomes"),
    FieldDefinition(
      .approvalTotalWait, "approval.total_wait", .setting, .duration(),
      "the bound on all waiting of a run, where the hard cap's clock stops"),
    FieldDefinition(
      .approvalAnsweredWithin, "approval.answered_within", .fact, .duration(),
      "the time within which people answer an ask, if they answer at all"),
    FieldDefinition(
      .approvalClock, "approval.clock", .demand, .choice(ApprovalClock.words),
      "whether the hard cap's clock goes on while a person is waited for"),
  ]

  static let interaction = [
    FieldDefinition(
      .interactionMaxDuration, "interaction.max_duration", .setting, .duration(), on: .people,
      "how long the program works on one interaction with a person")
  ]

  static let continuation = [
    FieldDefinition(
      .continuationMode, "continuation.mode", .setting, .choice(ContinuationMode.words),
      "whether a capped run may be continued"),
    FieldDefinition(
      .continuationOfferBefore, "continuation.offer_before", .setting, .duration(),
      "how long before the hard cap the continuation is offered"),
    FieldDefinition(
      .continuationMax, "continuation.max", .setting, .count(),
      "how often one run may be continued"),
  ]

  static let lease = [
    FieldDefinition(
      .leaseTTL, "lease.ttl", .setting, .duration(),
      "how long the repository lock holds without renewal"),
    FieldDefinition(
      .leaseHeartbeat, "lease.heartbeat", .setting, .duration(orOff: true),
      "how often the repository lock is renewed; off is never"),
    FieldDefinition(
      .leaseStaleAfter, "lease.stale_after", .setting, .duration(),
      "the age of its last heartbeat at which a run is taken for dead"),
  ]
}
