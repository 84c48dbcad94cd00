/// A field together with the type its value is read as: `policy[.hardCap]` is a `Duration`.
package struct Field<Value: FieldReadable>: Sendable {
  package let id: FieldID

  private init(_ id: FieldID) { self.id = id }
}

extension Field where Value == Duration {
  package static var hardCap: Field { Field(.hardCap) }
  package static var setupAllowance: Field { Field(.setupAllowance) }
  package static var longestSilentStep: Field { Field(.longestSilentStep) }
  package static var queueStaleAfter: Field { Field(.queueStaleAfter) }
  package static var approvalFloor: Field { Field(.approvalFloor) }
  package static var approvalCeiling: Field { Field(.approvalCeiling) }
  package static var approvalClearance: Field { Field(.approvalClearance) }
  package static var approvalTotalWait: Field { Field(.approvalTotalWait) }
  package static var continuationOfferBefore: Field { Field(.continuationOfferBefore) }
  package static var leaseTTL: Field { Field(.leaseTTL) }
  package static var leaseStaleAfter: Field { Field(.leaseStaleAfter) }
  package static var readyTimeout: Field { Field(.readyTimeout) }
  package static var proxyTimeout: Field { Field(.proxyTimeout) }
  package static var streamMaxDuration: Field { Field(.streamMaxDuration) }
  package static var streamHeartbeat: Field { Field(.streamHeartbeat) }
  package static var streamProxyIdle: Field { Field(.streamProxyIdle) }
  package static var sessionIdleTimeout: Field { Field(.sessionIdleTimeout) }
  package static var retentionRunIndex: Field { Field(.retentionRunIndex) }
  package static var retentionIdempotency: Field { Field(.retentionIdempotency) }
  package static var drain: Field { Field(.drain) }
  package static var stopGrace: Field { Field(.stopGrace) }
  package static var jobTimeout: Field { Field(.jobTimeout) }
  package static var jobStepTimeout: Field { Field(.jobStepTimeout) }
  package static var jobOverhead: Field { Field(.jobOverhead) }
  package static var jobCredentialLifetime: Field { Field(.jobCredentialLifetime) }
  package static var restartGap: Field { Field(.restartGap) }
  package static var recoveryOlderThan: Field { Field(.recoveryOlderThan) }
  package static var recoveryWaitingOlderThan: Field { Field(.recoveryWaitingOlderThan) }
  package static var jobSettle: Field { Field(.jobSettle) }
  package static var statusStaleAfter: Field { Field(.statusStaleAfter) }
  package static var requestIdleTimeout: Field { Field(.requestIdleTimeout) }
  package static var requestLookup: Field { Field(.requestLookup) }
  package static var requestAuthorization: Field { Field(.requestAuthorization) }
  package static var abortTimeout: Field { Field(.abortTimeout) }
  package static var modelBackoff: Field { Field(.modelBackoff) }
  package static var modelBackoffMax: Field { Field(.modelBackoffMax) }
  package static var cloneTimeout: Field { Field(.cloneTimeout) }
  package static var cloneWait: Field { Field(.cloneWait) }
  package static var probeTimeout: Field { Field(.probeTimeout) }
  package static var startBackoff: Field { Field(.startBackoff) }
  package static var startBackoffMax: Field { Field(.startBackoffMax) }
  package static var workspaceDrain: Field { Field(.workspaceDrain) }
  package static var streamIdleTimeout: Field { Field(.streamIdleTimeout) }
  package static var streamAccessCheck: Field { Field(.streamAccessCheck) }
  package static var sessionAbsoluteTimeout: Field { Field(.sessionAbsoluteTimeout) }
  package static var sessionLoginTimeout: Field { Field(.sessionLoginTimeout) }
  package static var sessionCSRFInterval: Field { Field(.sessionCSRFInterval) }
  package static var sessionCSRFGrace: Field { Field(.sessionCSRFGrace) }
  package static var retentionRunCache: Field { Field(.retentionRunCache) }
  package static var retentionRunMiss: Field { Field(.retentionRunMiss) }
  package static var retentionTerminalReplay: Field { Field(.retentionTerminalReplay) }
  package static var retentionPushDedupe: Field { Field(.retentionPushDedupe) }
  package static var interactionMaxDuration: Field { Field(.interactionMaxDuration) }
  package static var accessListLifetime: Field { Field(.accessListLifetime) }
  package static var accessListGrace: Field { Field(.accessListGrace) }
  package static var jobPushTimeout: Field { Field(.jobPushTimeout) }
  package static var approvalAnsweredWithin: Field { Field(.approvalAnsweredWithin) }
  package static var longestUseful: Field { Field(.longestUseful) }
}

extension Field where Value == Limit {
  package static var inactivity: Field { Field(.inactivity) }
  package static var leaseHeartbeat: Field { Field(.leaseHeartbeat) }
  package static var firstActivity: Field { Field(.firstActivity) }
  package static var jobDedupeWindow: Field { Field(.jobDedupeWindow) }
  package static var approvalFlat: Field { Field(.approvalFlat) }
}

extension Field where Value == Int64 {
  package static var maxConcurrent: Field { Field(.maxConcurrent) }
  package static var queueDepth: Field { Field(.queueDepth) }
  package static var continuationMax: Field { Field(.continuationMax) }
  package static var jobAttempts: Field { Field(.jobAttempts) }
  package static var modelAttempts: Field { Field(.modelAttempts) }
  package static var cloneSlots: Field { Field(.cloneSlots) }
  package static var cloneQueue: Field { Field(.cloneQueue) }
  package static var startAttempts: Field { Field(.startAttempts) }
}

extension Field where Value == Share {
  package static var approvalShare: Field { Field(.approvalShare) }
}

extension Field where Value == Set<Activity> {
  package static var activity: Field { Field(.activity) }
}

extension Field where Value == SuccessSignal {
  package static var successSignal: Field { Field(.successSignal) }
}

extension Field where Value == ApprovalMode {
  package static var approvalMode: Field { Field(.approvalMode) }
}

extension Field where Value == ApprovalAnchor {
  package static var approvalAnchor: Field { Field(.approvalAnchor) }
}

extension Field where Value == DeadlineVerdict {
  package static var approvalOnDeadline: Field { Field(.approvalOnDeadline) }
}

extension Field where Value == ApprovalClock {
  package static var approvalClock: Field { Field(.approvalClock) }
}

extension Field where Value == ContinuationMode {
  package static var continuationMode: Field { Field(.continuationMode) }
}

extension Field where Value == Runner {
  package static var jobRunner: Field { Field(.jobRunner) }
}
