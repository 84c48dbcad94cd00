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
    ContinuationAfterCap(),
    ContinuationUnbounded(),
    CopyExceedsMessageLimit(),
    CopyLeaksInternals(),
    CopyMissing(),
    CopyMisstatesLimit(),
    CopyNeverShown(),
    CredentialExpiresMidRun(),
    DeadClock(),
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
    LeaseExpiresMidRun(),
    ProxyCutsReadiness(),
    QueueUnreachable(),
    QueuedRunTakenForOrphan(),
    RunIndexExpiresMidRun(),
    SessionExpiresMidRun(),
    SetupEatsBudget(),
    SilentStepOutlastsHardCap(),
    SilentStepOutlastsInactivity(),
    StaleOutlivesLease(),
    StopGraceBelowDrain(),
    StreamClosesMidRun(),
    StreamHeartbeatTooSlow(),
    SuccessSignalChanged(),
    SurfaceNotServed(),
    TimerOverflow(),
    WorkIsNoActivity(),
  ]

  package static let projectRules: [any ProjectRule] = [
    KnobConflict()
  ]

  package static let sourceRules: [any SourceRule] = [
    SecretInPolicy()
  ]

  package static let acceptanceRules: [any AcceptanceRule] = [
    ExpiredAcceptance(),
    UnusedAcceptance(),
  ]

  /// The metadata of every rule, by id.
  package static let all: [RuleMetadata] =
    (policyRules.map(\.metadata) + projectRules.map(\.metadata) + sourceRules.map(\.metadata)
    + acceptanceRules.map(\.metadata))
    .sorted { $0.id < $1.id }

  package static func metadata(of id: String) -> RuleMetadata? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
