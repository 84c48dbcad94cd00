/// All fields of language version 1 in the order in which people are shown them.
///
/// The decoder, the schemas, the explanations and the reference derive from this table; a new field is a number of
/// `FieldID`, a row here and, for the rules that read it, a `Field`.
public enum FieldCatalog {
  public static let fields: [FieldDefinition] =
    run + queue + approval + continuation + lease + workspace + stream + request + retention + shutdown + job + copy

  /// The fields in the same order.
  public static let ids = fields.map(\.id)

  /// By the places of the fields.
  static let definitions = fields.sorted { $0.id.place < $1.id.place }

  /// The field with this dotted path.
  public static func field(at path: String) -> FieldDefinition? {
    byPath[path].map { fields[$0] }
  }

  private static let byPath = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.path, $0) })

  private static let run = [
    FieldDefinition(
      .hardCap, "run.hard_cap", .setting, .duration(),
      "the wall clock after which a run is aborted no matter what"),
    FieldDefinition(
      .inactivity, "run.inactivity", .setting, .duration(orOff: true),
      "the silence after which a run is aborted; activity restarts it"),
    FieldDefinition(
      .activity, "run.activity", .setting, .words(Activity.words),
      "what counts as activity"),
    FieldDefinition(
      .successSignal, "run.success_signal", .setting, .choice(SuccessSignal.words),
      "the event that makes a run succeed"),
    FieldDefinition(
      .maxConcurrent, "run.max_concurrent", .setting, .count,
      "how many runs may go on at once"),
    FieldDefinition(
      .setupAllowance, "run.setup_allowance", .fact, .durationFromZero, neutral: .duration(.zero),
      "the longest set-up before the agent starts: clone, readiness, thread, lock"),
    FieldDefinition(
      .longestSilentStep, "run.longest_silent_step", .fact, .duration(),
      "the longest build or tool call that legitimately prints nothing"),
  ]

  private static let queue = [
    FieldDefinition(
      .queueDepth, "queue.depth", .setting, .count,
      "how many runs may wait behind one"),
    FieldDefinition(
      .queueStaleAfter, "queue.stale_after", .setting, .duration(),
      "the age at which a waiting run is taken for orphaned"),
  ]

  private static let approval = [
    FieldDefinition(
      .approvalMode, "approval.mode", .setting, .choice(ApprovalMode.words),
      "what happens when the agent asks"),
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
      .approvalClock, "approval.clock", .demand, .choice(ApprovalClock.words),
      "whether the hard cap's clock goes on while a person is waited for"),
  ]

  private static let continuation = [
    FieldDefinition(
      .continuationMode, "continuation.mode", .setting, .choice(ContinuationMode.words),
      "whether a capped run may be continued"),
    FieldDefinition(
      .continuationOfferBefore, "continuation.offer_before", .setting, .duration(),
      "how long before the hard cap the continuation is offered"),
    FieldDefinition(
      .continuationMax, "continuation.max", .setting, .count,
      "how often one run may be continued"),
  ]

  private static let lease = [
    FieldDefinition(
      .leaseTTL, "lease.ttl", .setting, .duration(),
      "how long the repository lock holds without renewal"),
    FieldDefinition(
      .leaseHeartbeat, "lease.heartbeat", .setting, .duration(orOff: true),
      "how often the repository lock is renewed; off is never"),
    FieldDefinition(
      .leaseStaleAfter, "lease.stale_after", .setting, .duration(),
      "the age at which a lock without renewal is taken for abandoned"),
  ]

  private static let workspace = [
    FieldDefinition(
      .readyTimeout, "workspace.ready_timeout", .setting, .duration(),
      "how long the workspace may take to become ready"),
    FieldDefinition(
      .proxyTimeout, "workspace.proxy_timeout", .setting, .duration(),
      "the silence after which the workspace's proxy gives up a request that is no event stream"),
  ]

  private static let stream = [
    FieldDefinition(
      .streamMaxDuration, "stream.max_duration", .setting, .duration(), on: .page,
      "how long one web event stream stays open"),
    FieldDefinition(
      .streamHeartbeat, "stream.heartbeat", .setting, .duration(), on: .page,
      "how often the web event stream shows that it lives"),
    FieldDefinition(
      .streamProxyIdle, "stream.proxy_idle", .fact, .duration(), on: .page,
      "the idle limit of the proxy in front of the web event stream"),
    FieldDefinition(
      .sessionIdleTimeout, "session.idle_timeout", .setting, .duration(), on: .page,
      "the silence after which the operator's web session ends; watching a stream is silence"),
    FieldDefinition(
      .statusStaleAfter, "status.stale_after", .setting, .duration(), on: .page,
      "the age of a run's last heartbeat at which its status says stale; a waiting run sends none"),
  ]

  private static let request = [
    FieldDefinition(
      .requestIdleTimeout, "request.idle_timeout", .setting, .duration(), on: .page,
      "the silence after which the connection of a page's request is closed"),
    FieldDefinition(
      .requestLookup, "request.lookup", .setting, .duration(), on: .page,
      "how long a request may look for the run that it is about"),
    FieldDefinition(
      .requestAuthorization, "request.authorization", .setting, .duration(), on: .page,
      "how long a request may ask, once the run is found, whether its sender may see it"),
  ]

  private static let retention = [
    FieldDefinition(
      .retentionRunIndex, "retention.run_index", .setting, .duration(), on: .page,
      "how long a run can be found again"),
    FieldDefinition(
      .retentionIdempotency, "retention.idempotency", .setting, .duration(), on: .page,
      "how long a repeated launch is recognised as the same"),
  ]

  private static let shutdown = [
    FieldDefinition(
      .drain, "shutdown.drain", .setting, .duration(),
      "how long running work may finish at shutdown"),
    FieldDefinition(
      .stopGrace, "shutdown.stop_grace", .fact, .duration(),
      "how long the container platform waits before it kills"),
    FieldDefinition(
      .restartGap, "shutdown.restart_gap", .fact, .durationFromZero,
      "the shortest time from the program's exit to the sweep at its next boot; none without it"),
    FieldDefinition(
      .recoveryOlderThan, "recovery.older_than", .setting, .duration(),
      "the age of a last heartbeat above which the sweep at boot, the only one, takes a run for orphaned"),
  ]

  private static let job = [
    FieldDefinition(
      .jobTimeout, "job.timeout", .setting, .duration(), on: .job,
      "the backstop of the whole CI job"),
    FieldDefinition(
      .jobStepTimeout, "job.step_timeout", .setting, .duration(), on: .job,
      "the backstop of the agent's step in the CI job"),
    FieldDefinition(
      .jobAttempts, "job.attempts", .fact, .count, on: .job, neutral: .count(1),
      "how often the agent's step is tried"),
    FieldDefinition(
      .jobOverhead, "job.overhead", .fact, .durationFromZero, on: .job, neutral: .duration(.zero),
      "what set-up and clean-up of the CI job take, once"),
    FieldDefinition(
      .jobCredentialLifetime, "job.credential_lifetime", .fact, .duration(), on: .job,
      "the life of the token that the CI job works with"),
    FieldDefinition(
      .jobSettle, "job.settle", .fact, .durationFromZero, on: .job,
      "what the agent's step still does when the run has ended: push, report; nothing without it"),
    FieldDefinition(
      .jobRunner, "job.runner", .fact, .choice(Runner.words), on: .job, neutral: .choice(Runner.hosted.rawValue),
      "whose machine the CI job runs on"),
  ]

  private static let copy =
    zip(
      [
        .copyTimeout, .copyInactivityTimeout, .copyApprovalTimeout, .copyStreamEnded, .copyWorkspaceUnreachable,
        .copySessionError, .copyCancelled,
      ] as [FieldID], FailureKind.allCases
    ).map {
      FieldDefinition($0, "failure.copy.\($1.rawValue)", .words, .text, "what a person is told on \($1.occasion)")
    }
    + zip(
      [
        .copyAfterOutputTimeout, .copyAfterOutputInactivityTimeout, .copyAfterOutputApprovalTimeout,
        .copyAfterOutputStreamEnded, .copyAfterOutputWorkspaceUnreachable, .copyAfterOutputSessionError,
        .copyAfterOutputCancelled,
      ] as [FieldID], FailureKind.allCases
    ).map {
      FieldDefinition(
        $0, "failure.copy_after_output.\($1.rawValue)", .words, .text,
        "what a person is told on \($1.occasion) when output was already visible")
    }
}

extension FailureKind {
  /// The kind as an occasion in a sentence.
  fileprivate var occasion: String {
    switch self {
    case .timeout: "the hard cap"
    case .inactivityTimeout: "the end of the inactivity window"
    case .approvalTimeout: "an unanswered approval"
    case .streamEnded: "an event stream that ended early"
    case .workspaceUnreachable: "an unreachable workspace"
    case .sessionError: "an error of the session"
    case .cancelled: "a cancelled run"
    }
  }
}
