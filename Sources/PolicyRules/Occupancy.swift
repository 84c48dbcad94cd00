import PolicyModel
import PolicyTimeline

/// How long runs of a policy hold their slot and wait for one, with the values that decide it.
struct Occupancy {
  /// H: the longest time for which one run can hold its slot.
  let slotHold: Duration
  /// Q: the longest time for which a run can wait in the queue; nil where `queue.depth` is not resolved.
  let queueWait: Duration?
  /// What decides H, the weightiest value first.
  let holdReadings: [any Reading]
  /// What decides Q.
  let queueReadings: [any Reading]

  /// Nil when nothing bounds a run, or something that decides it is unknown.
  init?(_ policy: ResolvedPolicy) {
    guard let run = policy.runParameters, let hold = SlotHold(run), let cap = policy[.hardCap] else { return nil }
    slotHold = hold.longest
    holdReadings = Self.readings(of: hold, of: run, cap, in: policy)
    let depth = policy[.queueDepth]
    queueWait = depth.map { hold.queueWait(depth: $0.value) }
    queueReadings = holdReadings + [depth].compactMap { $0 }
  }

  private static func readings(
    of hold: SlotHold, of run: RunParameters, _ cap: Resolved<Duration>, in policy: ResolvedPolicy
  ) -> [any Reading] {
    let waits = run.mode == .prompt && run.approvalsStopCap ? policy[.approvalTotalWait] : nil
    let worked: [any Reading] = [cap] + [waits].compactMap { $0 }
    guard let setup = policy[.setupAllowance] else { return worked }
    switch run.behaviour.hardCapStarts {
    case .agentStart: return worked + [setup]
    case .slotGrant:
      let setupIsLongest = !run.behaviour.setupIsBounded && setup.value >= hold.longest
      return setupIsLongest ? [setup] + worked : worked
    }
  }
}
