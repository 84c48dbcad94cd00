/// A field together with the type its value is read as: `policy[.hardCap]` is a `Duration`.
public struct Field<Value: FieldReadable>: Sendable {
  public let id: FieldID

  private init(_ id: FieldID) { self.id = id }
}

extension Field where Value == Duration {
  public static var hardCap: Field { Field(.hardCap) }
  public static var setupAllowance: Field { Field(.setupAllowance) }
  public static var longestSilentStep: Field { Field(.longestSilentStep) }
  public static var queueStaleAfter: Field { Field(.queueStaleAfter) }
  public static var approvalFloor: Field { Field(.approvalFloor) }
  public static var approvalCeiling: Field { Field(.approvalCeiling) }
  public static var approvalClearance: Field { Field(.approvalClearance) }
  public static var approvalTotalWait: Field { Field(.approvalTotalWait) }
  public static var continuationOfferBefore: Field { Field(.continuationOfferBefore) }
  public static var leaseTTL: Field { Field(.leaseTTL) }
  public static var leaseStaleAfter: Field { Field(.leaseStaleAfter) }
  public static var readyTimeout: Field { Field(.readyTimeout) }
  public static var proxyTimeout: Field { Field(.proxyTimeout) }
  public static var streamMaxDuration: Field { Field(.streamMaxDuration) }
  public static var streamHeartbeat: Field { Field(.streamHeartbeat) }
  public static var streamProxyIdle: Field { Field(.streamProxyIdle) }
  public static var sessionIdleTimeout: Field { Field(.sessionIdleTimeout) }
  public static var retentionRunIndex: Field { Field(.retentionRunIndex) }
  public static var retentionIdempotency: Field { Field(.retentionIdempotency) }
  public static var drain: Field { Field(.drain) }
  public static var stopGrace: Field { Field(.stopGrace) }
  public static var jobTimeout: Field { Field(.jobTimeout) }
  public static var jobStepTimeout: Field { Field(.jobStepTimeout) }
  public static var jobOverhead: Field { Field(.jobOverhead) }
  public static var jobCredentialLifetime: Field { Field(.jobCredentialLifetime) }
  public static var restartGap: Field { Field(.restartGap) }
  public static var recoveryOlderThan: Field { Field(.recoveryOlderThan) }
  public static var jobSettle: Field { Field(.jobSettle) }
  public static var statusStaleAfter: Field { Field(.statusStaleAfter) }
  public static var requestIdleTimeout: Field { Field(.requestIdleTimeout) }
  public static var requestLookup: Field { Field(.requestLookup) }
  public static var requestAuthorization: Field { Field(.requestAuthorization) }
  public static var abortTimeout: Field { Field(.abortTimeout) }
  public static var modelBackoff: Field { Field(.modelBackoff) }
  public static var modelBackoffMax: Field { Field(.modelBackoffMax) }
  public static var cloneTimeout: Field { Field(.cloneTimeout) }
  public static var cloneWait: Field { Field(.cloneWait) }
  public static var probeTimeout: Field { Field(.probeTimeout) }
  public static var startBackoff: Field { Field(.startBackoff) }
  public static var startBackoffMax: Field { Field(.startBackoffMax) }
  public static var workspaceDrain: Field { Field(.workspaceDrain) }
  public static var streamIdleTimeout: Field { Field(.streamIdleTimeout) }
  public static var streamAccessCheck: Field { Field(.streamAccessCheck) }
  public static var sessionAbsoluteTimeout: Field { Field(.sessionAbsoluteTimeout) }
  public static var sessionLoginTimeout: Field { Field(.sessionLoginTimeout) }
  public static var sessionCSRFInterval: Field { Field(.sessionCSRFInterval) }
  public static var sessionCSRFGrace: Field { Field(.sessionCSRFGrace) }
  public static var retentionRunCache: Field { Field(.retentionRunCache) }
  public static var retentionRunMiss: Field { Field(.retentionRunMiss) }
  public static var retentionTerminalReplay: Field { Field(.retentionTerminalReplay) }
  public static var retentionPushDedupe: Field { Field(.retentionPushDedupe) }
  public static var interactionMaxDuration: Field { Field(.interactionMaxDuration) }
  public static var accessListLifetime: Field { Field(.accessListLifetime) }
  public static var accessListGrace: Field { Field(.accessListGrace) }
  public static var jobPushTimeout: Field { Field(.jobPushTimeout) }
  public static var approvalAnsweredWithin: Field { Field(.approvalAnsweredWithin) }
  public static var longestUseful: Field { Field(.longestUseful) }
}

extension Field where Value == Limit {
  public static var inactivity: Field { Field(.inactivity) }
  public static var leaseHeartbeat: Field { Field(.leaseHeartbeat) }
  public static var firstActivity: Field { Field(.firstActivity) }
  public static var jobDedupeWindow: Field { Field(.jobDedupeWindow) }
  public static var approvalFlat: Field { Field(.approvalFlat) }
}

extension Field where Value == Int64 {
  public static var maxConcurrent: Field { Field(.maxConcurrent) }
  public static var queueDepth: Field { Field(.queueDepth) }
  public static var continuationMax: Field { Field(.continuationMax) }
  public static var jobAttempts: Field { Field(.jobAttempts) }
  public static var modelAttempts: Field { Field(.modelAttempts) }
  public static var cloneSlots: Field { Field(.cloneSlots) }
  public static var cloneQueue: Field { Field(.cloneQueue) }
  public static var startAttempts: Field { Field(.startAttempts) }
}

extension Field where Value == Share {
  public static var approvalShare: Field { Field(.approvalShare) }
}

extension Field where Value == Set<Activity> {
  public static var activity: Field { Field(.activity) }
}

extension Field where Value == SuccessSignal {
  public static var successSignal: Field { Field(.successSignal) }
}

extension Field where Value == ApprovalMode {
  public static var approvalMode: Field { Field(.approvalMode) }
}

extension Field where Value == ApprovalAnchor {
  public static var approvalAnchor: Field { Field(.approvalAnchor) }
}

extension Field where Value == DeadlineVerdict {
  public static var approvalOnDeadline: Field { Field(.approvalOnDeadline) }
}

extension Field where Value == ApprovalClock {
  public static var approvalClock: Field { Field(.approvalClock) }
}

extension Field where Value == ContinuationMode {
  public static var continuationMode: Field { Field(.continuationMode) }
}

extension Field where Value == Runner {
  public static var jobRunner: Field { Field(.jobRunner) }
}
