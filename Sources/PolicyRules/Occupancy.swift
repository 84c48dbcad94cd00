import PolicyModel
import PolicyTimeline

/// How long runs of a policy hold their slot and wait for one, with the values that decide it.
struct Occupancy {
  /// H: the longest time for which one run can hold its slot.
  let slotHold: Duration
  /// Q: the longest time for which a run can wait in the queue; nil where `queue.depth` is not resolved.
  let queueWait: Duration?
  private let policy: ResolvedPolicy
  private let run: RunParameters
  /// For how long runs are set up and work.
  let hold: SlotHold
  private let cap: Resolved<Duration>

  /// Nil when nothing bounds a run, or something that decides it is unknown.
  init?(_ policy: ResolvedPolicy) {
    guard let run = policy.runParameters, let hold = SlotHold(run), let cap = policy[.hardCap] else { return nil }
    slotHold = hold.longest
    queueWait = policy[.queueDepth].map { hold.queueWait(depth: $0.value) }
    (self.policy, self.run, self.hold, self.cap) = (policy, run, hold, cap)
  }

  /// What decides Q.
  var queueReadings: [any Reading] { holdReadings + [policy[.queueDepth]].compactMap { $0 } }

  /// The longest time from a launch to the end of its run: Q + H, or H alone where there is no queue; nil where
  /// `queue.depth` could not be understood.
  var longestLife: Duration? { policy.isAbsent(.queueDepth) ? slotHold : queueWait.map { slotHold.adding($0) } }

  /// What a run may do in that time: "wait for 2h30m in the queue and then hold its slot for 30m".
  var lifeInWords: String {
    (queueWait.map { "wait for \($0) in the queue and then " } ?? "") + "hold its slot for \(slotHold)"
  }

  /// What else than a longer limit helps: "let fewer runs wait", or "shorten the run" where there is no queue.
  var orShorten: String { queueWait == nil ? "shorten the run" : "let fewer runs wait" }

  /// What decides H, the weightiest value first.
  var holdReadings: [any Reading] {
    let waits = run.mode == .prompt && run.approvalsStopCap ? policy[.approvalTotalWait] : nil
    let silence: Resolved<Limit>? = run.activity.isEmpty ? policy[.inactivity] : nil
    let worked: [any Reading] = [cap] + [waits].compactMap { $0 } + [silence].compactMap { $0 }
    guard let setup = policy[.setupAllowance] else { return worked }
    switch run.behaviour.hardCapStarts {
    case .agentStart: return worked + [setup]
    case .slotGrant:
      let setupIsLongest = !run.behaviour.setupIsBounded && setup.value >= hold.longest
      return setupIsLongest ? [setup] + worked : worked
    }
  }
}
