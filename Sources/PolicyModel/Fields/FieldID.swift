/// Names one field of the language; the raw value is its place in `FieldCatalog.fields`.
public enum FieldID: UInt8, CaseIterable, Sendable {
  case hardCap, inactivity, activity, successSignal, maxConcurrent, setupAllowance, longestSilentStep
  case queueDepth, queueStaleAfter
  case approvalMode, approvalShare, approvalFloor, approvalCeiling, approvalClearance, approvalAnchor
  case approvalOnDeadline, approvalTotalWait, approvalClock
  case continuationMode, continuationOfferBefore, continuationMax
  case leaseTTL, leaseHeartbeat, leaseStaleAfter
  case readyTimeout, proxyTimeout
  case streamMaxDuration, streamHeartbeat, streamProxyIdle
  case sessionIdleTimeout
  case retentionRunIndex, retentionIdempotency
  case drain, stopGrace
  case jobTimeout, jobStepTimeout, jobAttempts, jobOverhead, jobCredentialLifetime, jobRunner
  case copyTimeout, copyInactivityTimeout, copyApprovalTimeout, copyStreamEnded, copyWorkspaceUnreachable
  case copySessionError, copyCancelled
  case copyAfterOutputTimeout, copyAfterOutputInactivityTimeout, copyAfterOutputApprovalTimeout
  case copyAfterOutputStreamEnded, copyAfterOutputWorkspaceUnreachable, copyAfterOutputSessionError
  case copyAfterOutputCancelled

  /// How many fields there are.
  public static let count = allCases.count
}
