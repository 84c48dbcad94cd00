// PolicyTimeline models what a run can do in time: statements about every run, scenarios, and replayed recordings.

import PolicyModel

/// A run in time: a state machine that is fed what happens and says what its clocks make of it.
///
///     queued → setup → running ⇄ awaiting (an approval is open) → ended
///
/// Instants are whole milliseconds on the clock of whoever feeds it; by custom agent start is 0 and set-up lies before.
/// It is fed one event at a time and keeps nothing of the past, so a recording may be as long as it likes; only open
/// approvals take memory, and each event costs the same however many there are.
///
/// What the order of events leaves open is decided thus:
/// - At equal times external events come before timers, in the order in which they are fed; then deadlines in the
///   order of asking, then the clock that the program's `tie` names. An instant earlier than one already seen counts
///   as that one.
/// - A cap of which set-up left nothing ends the run as the agent starts, before any event of that instant.
/// - Before the agent starts only a cancellation counts; after the end nothing does.
/// - A person's rejection closes the others where the program does so, also when it names an ask that is not open. What
///   the program rejects itself (at once, or at a deadline) closes only its own ask.
/// - A rejection at once stops the clocks and lets them go on as a reply does.
/// - An unknown reply with no approval open is activity like any other reply.
/// - An unanswered ask whose verdict is to approve closes as approved.
/// - Whatever the agent does is its first sign of life, asks, their replies and what is no activity included; a status is none. Its
///   clock fires as the inactivity clock does.
/// - Where the stream's end is the signal of success, idle means nothing.
package struct RunModel: Sendable {
  package enum Phase: Hashable, Sendable {
    case queued, setup, running
    /// Running, with an approval open.
    case awaiting
    case ended(Outcome)
  }

  package let parameters: RunParameters
  /// The latest instant that it knows of.
  package internal(set) var now = Duration(milliseconds: .min)
  /// R; nil without a cap or before the agent starts.
  package internal(set) var remainingAtStart: Duration?

  var stage = Stage.queued
  var cap: Countdown
  var inactivity: Countdown
  /// Fires once, unless the agent shows a first sign before.
  var firstSign: Countdown
  var approvals = OpenApprovals()
  var waits = WaitingTime()
  var capStart: Duration?
  var agentStart = Duration.zero
  var latestDeadline: Duration?
  var closestDeadline: Duration?
  var hasOutput = false
  var occurrences: [Occurrence] = []

  enum Stage: Hashable { case queued, setup, running, ended(Outcome) }

  /// A run that is still in the queue.
  package init(_ parameters: RunParameters) {
    self.parameters = parameters
    cap = Countdown(parameters.hardCap)
    inactivity = Countdown(parameters.inactivity)
    firstSign = Countdown(parameters.firstActivity)
  }

  package var phase: Phase {
    switch stage {
    case .queued: .queued
    case .setup: .setup
    case .running: approvals.isEmpty ? .running : .awaiting
    case .ended(let outcome): .ended(outcome)
    }
  }

  /// Nil while the run goes on.
  package var outcome: Outcome? {
    if case .ended(let outcome) = stage { outcome } else { nil }
  }

  /// How many approvals are open.
  package var openApprovals: Int { approvals.count }

  package var margins: Margins {
    let isWaitBounded = parameters.approvalsStopCap && parameters.mode == .prompt
    let open = approvals.first?.deadline.map { max(.zero, $0.subtracting(now)) }
    return Margins(
      hardCap: cap.margin(at: now), inactivity: inactivity.margin(at: now), firstActivity: firstSign.margin(at: now),
      approvalDeadline: [closestDeadline, open].compactMap { $0 }.min(),
      totalWait: isWaitBounded ? waitLeft(at: now) : nil)
  }

  mutating func log(_ kind: Occurrence.Kind) { occurrences.append(Occurrence(at: now, kind: kind)) }

  mutating func close(_ approval: OpenApproval, as fate: ClosedApproval.Fate, by cause: ClosedApproval.Cause) {
    if let deadline = approval.deadline {
      let margin = max(.zero, deadline.subtracting(now))
      closestDeadline = min(closestDeadline ?? margin, margin)
    }
    log(.closed(ClosedApproval(approval: approval, fate: fate, cause: cause)))
  }

  /// Ends the run; open approvals are rejected by a success and lost in every other end.
  mutating func end(_ result: Outcome.Result, _ kind: FailureKind?) {
    for approval in approvals.removeAll() {
      close(approval, as: result == .succeeded ? .rejected : .lost, by: .endOfRun)
    }
    waits.end(at: now)
    let waited = waits.total(at: now)
    let isTimeout = stage == .running && (kind == .timeout || kind == .inactivityTimeout)
    let outcome = Outcome(
      result: result, kind: kind, at: now, sinceCapStart: capStart.map { now.subtracting($0) },
      remaining: remainingAtStart, deadline: latestDeadline, waited: waited,
      worked: stage == .running ? now.subtracting(agentStart).subtracting(waited) : .zero, hadOutput: hasOutput,
      hadNoSign: kind == .inactivityTimeout && inactivity.firesAt.map { $0 > now } ?? true,
      leavesAgentAtWork: isTimeout && !parameters.behaviour.abortsAgent)
    stage = .ended(outcome)
    log(.ended(outcome))
  }
}
