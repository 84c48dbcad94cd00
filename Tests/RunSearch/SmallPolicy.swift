import PolicyModel
import TestSupport

extension RunParameters {
  /// A policy small enough for every run of it to be lived, with every behaviour.
  ///
  /// - Parameter most: the longest hard cap, in milliseconds.
  package static func small(cap most: Int64, _ random: inout SeededGenerator) -> RunParameters {
    func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    func any<Words: Vocabulary>(_: Words.Type, _ fallback: Words) -> Words {
      Array(Words.allCases).randomElement(using: &random) ?? fallback
    }
    func duration(_ range: ClosedRange<Int64>) -> Duration {
      Duration(milliseconds: .random(in: range, using: &random))
    }
    let behaviour = Behaviour(
      hardCapStarts: any(CapStart.self, .slotGrant), setupIsBounded: oneIn(2),
      approvalAnchor: any(ApprovalAnchor.self, .ask), approvalStops: any(ApprovalStops.self, .nothing),
      askWithoutDeadline: any(AskWithoutDeadline.self, .waits),
      rearmDuringApproval: any(RearmDuringApproval.self, .lastReply), rejectClosesAll: oneIn(2),
      tie: any(Tie.self, .timeout), capIsBeforeQueue: false, abortsAgent: true, failureCopy: [], failureKinds: [])
    let cap = duration(1...most)
    let below = oneIn(2) ? most : max(2, most / 3)
    let flat = oneIn(4) ? duration(1...most + 2) : nil
    let formula = DeadlineFormula.said(
      flat: flat.map { .after($0) }, share: oneIn(3) ? nil : Share(percent: .random(in: 1...100, using: &random)),
      floor: oneIn(3) ? nil : duration(1...below), ceiling: oneIn(3) ? nil : duration(1...below),
      clearance: oneIn(3) ? nil : duration(1...below))
    return RunParameters(
      hardCap: cap, inactivity: oneIn(6) ? nil : duration(1...most + 2),
      setupAllowance: oneIn(2) ? .zero : duration(1...cap.milliseconds + 1), deadline: oneIn(6) ? nil : formula,
      mode: oneIn(10) ? .autoReject : .prompt, onDeadline: .reject, totalWait: oneIn(5) ? nil : duration(1...most),
      activity: oneIn(4) ? [] : Set(Activity.allCases.filter { _ in !oneIn(3) }), successSignal: .sessionIdle,
      behaviour: behaviour)
  }

  /// All of it in one line, for the report of a disagreement.
  package var brief: String {
    let formula = deadline.map {
      $0.isFlat
        ? "flat \($0.ceiling)"
        : "\($0.sharePercent)% floor \($0.floor) ceiling \($0.isCapped ? "\($0.ceiling)" : "-") clearance \($0.clearance)"
    }
    return """
      cap \(hardCap ?? .zero) inactivity \(inactivity.map { "\($0)" } ?? "off") set-up \(setupAllowance) \
      deadline \(formula ?? "none") \(mode.rawValue) total wait \(totalWait.map { "\($0)" } ?? "-") \
      activity \(activity.map(\.rawValue).sorted()) \(behaviour.hardCapStarts.rawValue) \
      bounded \(behaviour.setupIsBounded) anchor \(behaviour.approvalAnchor.rawValue) \
      stops \(behaviour.approvalStops.rawValue) \(behaviour.askWithoutDeadline.rawValue) \
      \(behaviour.rearmDuringApproval.rawValue) rejection closes all \(behaviour.rejectClosesAll) \
      tie \(behaviour.tie.rawValue)
      """
  }
}

extension DeadlineFormula {
  fileprivate var isCapped: Bool { ceiling.milliseconds != .max }
}
