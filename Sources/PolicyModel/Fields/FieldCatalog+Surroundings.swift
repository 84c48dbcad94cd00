/// What bounds the workspace, the page and the job around a run.
extension FieldCatalog {
  static let workspace = [
    FieldDefinition(
      .readyTimeout, "workspace.ready_timeout", .setting, .duration(),
      "how long the workspace may take to become ready"),
    FieldDefinition(
      .startAttempts, "workspace.start_attempts", .setting, .count(),
      "how often the workspace starts its agent before it gives up"),
    FieldDefinition(
      .startBackoff, "workspace.start_backoff", .setting, .duration(),
      "the pause before the second start of the agent in the workspace"),
    FieldDefinition(
      .startBackoffMax, "workspace.start_backoff_max", .setting, .duration(),
      "the longest pause between two starts of the agent in the workspace"),
    FieldDefinition(
      .probeTimeout, "workspace.probe_timeout", .setting, .duration(),
      "how long the program waits for the answer whether the workspace is ready"),
    FieldDefinition(
      .proxyTimeout, "workspace.proxy_timeout", .setting, .duration(),
      "the silence after which the proxy of the workspace gives up a request that is no event stream"),
    FieldDefinition(
      .cloneTimeout, "workspace.clone_timeout", .setting, .duration(),
      "how long the workspace may take to clone a repository"),
    FieldDefinition(
      .cloneWait, "workspace.clone_wait", .setting, .duration(),
      "how long the program waits for the workspace to clone a repository, the time in its queue included"),
    FieldDefinition(
      .cloneSlots, "workspace.clone_slots", .setting, .count(),
      "how many repositories the workspace clones at once"),
    FieldDefinition(
      .cloneQueue, "workspace.clone_queue", .setting, .count(),
      "how many clones may wait in the workspace"),
    FieldDefinition(
      .workspaceDrain, "workspace.drain", .setting, .duration(),
      "how long requests to the workspace may finish at its shutdown"),
  ]

  static let stream = [
    FieldDefinition(
      .streamMaxDuration, "stream.max_duration", .setting, .duration(), on: .page,
      "how long one web event stream stays open"),
    FieldDefinition(
      .streamHeartbeat, "stream.heartbeat", .setting, .duration(), on: .page,
      "how often the web event stream shows that it lives"),
    FieldDefinition(
      .streamIdleTimeout, "stream.idle_timeout", .setting, .duration(), on: .page,
      "the silence after which the web server closes the connection of an event stream"),
    FieldDefinition(
      .streamAccessCheck, "stream.access_check", .setting, .duration(), on: .page,
      "how often the session and the rights behind an open event stream are checked"),
    FieldDefinition(
      .streamProxyIdle, "stream.proxy_idle", .fact, .duration(), on: .page,
      "the idle limit of the proxy in front of the web event stream"),
  ]

  static let session = [
    FieldDefinition(
      .sessionIdleTimeout, "session.idle_timeout", .setting, .duration(), on: .page,
      "the silence after which the operator's web session ends; watching a stream is silence"),
    FieldDefinition(
      .sessionAbsoluteTimeout, "session.absolute_timeout", .setting, .duration(), on: .page,
      "the age at which the operator's web session ends, however busy it is"),
    FieldDefinition(
      .sessionLoginTimeout, "session.login_timeout", .setting, .duration(), on: .page,
      "how long a login may take, from its start to the answer of the identity provider"),
    FieldDefinition(
      .sessionCSRFInterval, "session.csrf_interval", .setting, .duration(), on: .page,
      "how often the CSRF token of the web session changes, counted from the clock's full intervals"),
    FieldDefinition(
      .sessionCSRFGrace, "session.csrf_grace", .setting, .duration(), on: .page,
      "how long the previous CSRF token still counts after a change"),
  ]

  static let status = [
    FieldDefinition(
      .statusStaleAfter, "status.stale_after", .setting, .duration(), on: .page,
      "the age of a run's last heartbeat at which its status says stale; a waiting run sends none")
  ]

  static let request = [
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

  static let retention = [
    FieldDefinition(
      .retentionRunIndex, "retention.run_index", .setting, .duration(), on: .page,
      "how long a run can be found again"),
    FieldDefinition(
      .retentionRunCache, "retention.run_cache", .setting, .duration(), on: .page,
      "how long a run is found without a look into storage"),
    FieldDefinition(
      .retentionRunMiss, "retention.run_miss", .setting, .duration(), on: .page,
      "how long a run that was not found counts as missing without another look"),
    FieldDefinition(
      .retentionTerminalReplay, "retention.terminal_replay", .setting, .duration(), on: .page,
      "how long after its end a run is still shown to a page that opens its stream"),
    FieldDefinition(
      .retentionIdempotency, "retention.idempotency", .setting, .duration(), on: .page,
      "how long a repeated launch is recognised as the same"),
    FieldDefinition(
      .retentionPushDedupe, "retention.push_dedupe", .setting, .duration(), on: .page,
      "how long a repeated push message is recognised and not sent"),
  ]

  static let access = [
    FieldDefinition(
      .accessListLifetime, "access.denylist_ttl", .setting, .duration(), on: .page,
      "how long the list of hidden repositories counts as fresh, and how often it is read"),
    FieldDefinition(
      .accessListGrace, "access.denylist_grace", .setting, .duration(), on: .page,
      "how long the list of hidden repositories still counts when it cannot be read; then all are hidden"),
  ]

  static let shutdown = [
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
      "the age of a last heartbeat above which the sweep at boot, the only one, takes a run that works for orphaned"),
    FieldDefinition(
      .recoveryWaitingOlderThan, "recovery.waiting_older_than", .setting, .duration(),
      "the age of a launch above which the sweep at boot takes a run that waits, or is set up, for orphaned"),
  ]

  static let job = [
    FieldDefinition(
      .jobTimeout, "job.timeout", .setting, .duration(), on: .job,
      "the backstop of the whole CI job"),
    FieldDefinition(
      .jobStepTimeout, "job.step_timeout", .setting, .duration(), on: .job,
      "the backstop of the agent's step in the CI job"),
    FieldDefinition(
      .jobAttempts, "job.attempts", .fact, .count(), on: .job, neutral: .count(1),
      "how often the agent's step is tried"),
    FieldDefinition(
      .jobOverhead, "job.overhead", .fact, .durationFromZero, on: .job, neutral: .duration(.zero),
      "what set-up and clean-up of the CI job take, once"),
    FieldDefinition(
      .jobPushTimeout, "job.push_timeout", .setting, .duration(), on: .job,
      "how long the delivery of the agent's commits may take after the run"),
    FieldDefinition(
      .jobDedupeWindow, "job.dedupe_window", .setting, .duration(orOff: true), on: .job,
      "how long after a successful run another one for the same issue or pull request is skipped; off is never"),
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
}
