// PolicyRules holds the rules, one file each, with their examples.

/// All rules, by id.
package enum RuleCatalog {
  package static let policyRules: [any PolicyRule] = [
    AgentOutlivesRun(),
    ApprovalBlindWindow(),
    ApprovalCutByInactivity(),
    ApprovalFailsOpen(),
    ApprovalOutlivesHardCap(),
    ApprovalOutlivesToken(),
    ApprovalTooShort(),
    ApprovalWaitUnbounded(),
    ApprovalWindowMissing(),
    BehaviourNotSupported(),
    CalleeOutlivesCaller(),
    CallsOutlastCaller(),
    ContinuationAfterCap(),
    ContinuationUnbounded(),
    CopyExceedsMessageLimit(),
    CopyLeaksInternals(),
    CopyMissing(),
    CopyMisstatesLimit(),
    CopyNeverShown(),
    CredentialExpiresMidRun(),
    DeadClock(),
    DeadlineShorterThanPeople(),
    DeployOrphansRun(),
    DeployOrphansWaitingRun(),
    ExpiresWhileHeld(),
    FieldNotHonoured(),
    FixedValueContradicted(),
    HardCapMissing(),
    HeartbeatMissesStale(),
    IdempotencyExpiresMidRun(),
    InactivityOutlastsHardCap(),
    JobTimeoutBelowBudget(),
    JobTimeoutExceedsRunner(),
    JobTimeoutMissing(),
    JobTimeoutNotMinutes(),
    KnobCannotSayOff(),
    KnobOutOfRange(),
    LeaseExpiresBetweenRenewals(),
    LeaseExpiresMidRun(),
    QueueUnreachable(),
    QueuedRunShownStale(),
    QueuedRunTakenForOrphan(),
    ReconnectMeetsExpiredSession(),
    RenewalSlowerThanLife(),
    RequestClosesMidCheck(),
    RunIndexExpiresMidRun(),
    SessionExpiresMidRun(),
    SetupAllowanceUnstated(),
    SetupEatsBudget(),
    SilentStepOutlastsHardCap(),
    SilentStepOutlastsInactivity(),
    StopGraceBelowDrain(),
    StreamClosesMidRun(),
    StreamHeartbeatTooSlow(),
    SuccessSignalChanged(),
    SurfaceNotServed(),
    TimerOverflow(),
    TwoDeadlines(),
    UsefulRunOutlastsHardCap(),
    WorkIsNoActivity(),
    WorkingRunShownStale(),
  ]

  package static let projectRules: [any ProjectRule] = [
    KnobConflict(),
    KnobNameContradictsUnit(),
    KnobSteersTheProcess(),
    RetiredRule(),
  ]

  package static let sourceRules: [any SourceRule] = [
    SecretInPolicy()
  ]

  package static let acceptanceRules: [any AcceptanceRule] = [
    ExpiredAcceptance(),
    UnusedAcceptance(),
  ]

  /// The rules about how a deployment passes variables on, which only `policyc audit` can ask.
  package static let deploymentRules: [any Rule] = [
    KnobNotExposed()
  ]

  /// The metadata of every rule, by id.
  package static let all: [RuleMetadata] =
    (policyRules.map(\.metadata) + projectRules.map(\.metadata) + sourceRules.map(\.metadata)
    + acceptanceRules.map(\.metadata) + deploymentRules.map(\.metadata))
    .sorted { $0.id < $1.id }

  /// The rules that were taken out, by id.
  package static let retired = [
    Retirement(
      "proxy-cuts-readiness", in: "0.2",
      """
      a readiness probe and the workspace's proxy do not meet: the probe asks the workspace directly and is answered at \
      once, and `workspace.proxy_timeout` is about other requests
      """),
    Retirement(
      "stale-outlives-lease", in: "0.2", successor: LeaseExpiresBetweenRenewals.metadata.id,
      "nothing goes wrong where a lock is over before it would be taken for abandoned"),
  ]

  /// Whether a check of policies alone can find what a rule is about.
  package static func isChecked(_ id: String) -> Bool {
    !deploymentRules.contains { $0.metadata.id == id } && retirement(of: id) == nil
  }

  package static func metadata(of id: String) -> RuleMetadata? { byID[id] }

  package static func retirement(of id: String) -> Retirement? { retired.first { $0.id == id } }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
