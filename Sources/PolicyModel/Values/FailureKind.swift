/// How a run can disappoint the person who waits for it.
package enum FailureKind: String, CaseIterable, Sendable {
  case timeout
  case inactivityTimeout = "inactivity-timeout"
  /// A notice while the run goes on, not an end.
  case approvalTimeout = "approval-timeout"
  case streamEnded = "stream-ended"
  case workspaceUnreachable = "workspace-unreachable"
  case sessionError = "session-error"
  case cancelled
}
