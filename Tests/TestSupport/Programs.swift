import PolicyModel

extension Behaviour {
  /// What the gateway of fro-bot/agent 0.104 does.
  package static let gateway0104 = Behaviour(
    hardCapStarts: .slotGrant, setupIsBounded: false, approvalAnchor: .runStart, approvalStops: .inactivity,
    askWithoutDeadline: .waits, rearmDuringApproval: .anyActivity, rejectClosesAll: true, tie: .inactivity,
    capIsBeforeQueue: true, abortsAgent: false, failureCopy: [],
    failureKinds: [
      .timeout, .inactivityTimeout, .approvalTimeout, .streamEnded, .workspaceUnreachable, .sessionError, .cancelled,
    ])

  /// What the GitHub Action of fro-bot/agent 0.104 does.
  package static let action0104 = Behaviour(
    hardCapStarts: .agentStart, setupIsBounded: false, approvalAnchor: .runStart, approvalStops: .nothing,
    askWithoutDeadline: .rejected, rearmDuringApproval: .lastReply, rejectClosesAll: false, tie: .timeout,
    capIsBeforeQueue: false, abortsAgent: true, failureCopy: [], failureKinds: [])
}
