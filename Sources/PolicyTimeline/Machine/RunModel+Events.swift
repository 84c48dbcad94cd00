import PolicyModel

/// What each event of a run does once the agent is at work.
extension RunModel {
  mutating func apply(_ event: RunEvent) {
    if event.isSignOfAgent { firstSign.cancel(at: now) }
    switch event {
    case .text:
      hasOutput = true
      noteActivity(.text)
    case .toolEnd: noteActivity(.tool)
    case .toolStart, .reasoning, .status, .slotGranted, .agentStarted: break
    case .ask(let id): ask(id)
    case .reply(let id, let reply): answer(id, reply)
    case .idle: if parameters.successSignal == .sessionIdle { end(.succeeded, nil) }
    case .error: end(.failed, .sessionError)
    case .eof:
      if parameters.successSignal == .streamEnd { end(.succeeded, nil) } else { end(.failed, .streamEnded) }
    case .cancel: end(.cancelled, .cancelled)
    }
  }

  /// Whether activity restarts the inactivity clock at this moment.
  var activityCounts: Bool {
    approvals.isEmpty || parameters.behaviour.rearmDuringApproval == .anyActivity
  }

  private mutating func noteActivity(_ activity: Activity) {
    if parameters.activity.contains(activity), activityCounts { inactivity.start(at: now) }
  }

  // MARK: Approvals

  private mutating func ask(_ id: ApprovalID) {
    stopClocks()
    guard !approvals.contains(id) else { return }
    guard parameters.mode == .prompt, let span = spanOfAsk() else {
      let refused = OpenApproval(id: id, askedAt: now, deadline: nil, slack: nil)
      log(.closed(ClosedApproval(approval: refused, fate: .rejected, cause: .atOnce)))
      return goOnAfterReply()
    }
    latestDeadline = span.deadline
    waits.begin(at: now)
    let deadline = span.deadline.map { now.adding($0) }
    let approval = OpenApproval(id: id, askedAt: now, deadline: deadline, slack: slack(before: deadline))
    approvals.insert(approval)
    log(.opened(approval))
  }

  private struct SpanOfAsk {
    /// Nil when the ask waits without one.
    let deadline: Duration?
  }

  /// How long an ask may wait; nil when it is rejected at once.
  private func spanOfAsk() -> SpanOfAsk? {
    let deadline = deadlineByFormula
    if parameters.approvalsStopCap {
      guard let left = waitLeft(at: now) else { return SpanOfAsk(deadline: deadline) }
      return left < parameters.shortestAsk ? nil : SpanOfAsk(deadline: min(deadline ?? left, left))
    }
    if deadline == nil, parameters.behaviour.askWithoutDeadline == .rejected { return nil }
    return SpanOfAsk(deadline: deadline)
  }

  /// The deadline of an ask that comes now, before a total wait shortens it.
  private var deadlineByFormula: Duration? { parameters.deadline(remaining: remaining(forAskAt: now)) }

  /// What the deadline of an ask is computed from; nil without a cap.
  func remaining(forAskAt instant: Duration) -> Duration? {
    switch parameters.behaviour.approvalAnchor {
    case .runStart: remainingAtStart
    case .ask: cap.left(at: instant)
    }
  }

  /// What is left of the total wait; nil where nothing bounds it.
  func waitLeft(at instant: Duration) -> Duration? {
    parameters.totalWait.map { $0.subtracting(waits.total(at: instant)) }
  }

  private func slack(before deadline: Duration?) -> Duration? {
    guard let deadline else { return nil }
    return cap.firesAt.map { $0.subtracting(deadline) } ?? cap.left(at: now)
  }

  private mutating func answer(_ id: ApprovalID, _ reply: ApprovalReply) {
    if let approval = approvals.remove(id) {
      close(approval, as: reply == .approve ? .approved : .rejected, by: .reply)
    }
    if reply == .reject, parameters.behaviour.rejectClosesAll {
      for other in approvals.removeAll() { close(other, as: .rejected, by: .anotherRejection) }
    }
    goOnAfterReply()
  }

  /// Closes the approval whose deadline has come.
  mutating func expireFirst() {
    guard let first = approvals.first, let expired = approvals.remove(first.id) else { return }
    close(expired, as: parameters.onDeadline == .approve ? .approved : .expired, by: .deadline)
    goOnAfterReply()
  }

  // MARK: Clocks

  private mutating func stopClocks() {
    if parameters.behaviour.approvalStops != .nothing { inactivity.stop(at: now) }
    if parameters.approvalsStopCap { cap.stop(at: now) }
  }

  private mutating func goOnAfterReply() {
    if approvals.isEmpty {
      cap.goOn(at: now)
      waits.end(at: now)
    }
    guard activityCounts else { return }
    if parameters.activity.contains(.approvalReply) { inactivity.start(at: now) } else { inactivity.goOn(at: now) }
  }
}
