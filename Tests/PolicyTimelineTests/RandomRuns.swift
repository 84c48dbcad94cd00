import PolicyModel
import TestSupport

@testable import PolicyTimeline

extension RunParameters {
  /// Parameters with every behaviour and with durations about a size, so that small and large relations both occur.
  static func random(size: Int64, _ random: inout SeededGenerator) -> RunParameters {
    func duration(_ least: Int64 = 1) -> Duration { .ms(.random(in: least...size, using: &random)) }
    func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    func any<Words: Vocabulary>(_: Words.Type, _ fallback: Words) -> Words {
      Array(Words.allCases).randomElement(using: &random) ?? fallback
    }
    let behaviour = Behaviour(
      hardCapStarts: any(CapStart.self, .slotGrant), setupIsBounded: oneIn(2),
      approvalAnchor: any(ApprovalAnchor.self, .ask), approvalStops: any(ApprovalStops.self, .nothing),
      askWithoutDeadline: any(AskWithoutDeadline.self, .waits),
      rearmDuringApproval: any(RearmDuringApproval.self, .lastReply), rejectClosesAll: oneIn(2),
      tie: any(Tie.self, .timeout),
      capIsBeforeQueue: oneIn(2), abortsAgent: oneIn(2), failureCopy: [], failureKinds: [])
    return RunParameters(
      hardCap: duration(), inactivity: oneIn(8) ? nil : duration(), firstActivity: oneIn(3) ? duration() : nil,
      setupAllowance: oneIn(3) ? .zero : duration(0),
      deadline: oneIn(12)
        ? nil
        : oneIn(4)
          ? DeadlineFormula(flat: .ms(.random(in: 1...size + size / 2, using: &random)))
          : .random(below: oneIn(2) ? size : max(2, size / 4), &random),
      mode: oneIn(8) ? .autoReject : .prompt, onDeadline: any(DeadlineVerdict.self, .reject),
      totalWait: oneIn(5) ? nil : duration(), activity: Set(Activity.allCases.filter { _ in !oneIn(3) }),
      successSignal: oneIn(8) ? .streamEnd : .sessionIdle, behaviour: behaviour)
  }
}

extension RunEvent {
  /// Events in order of time, approvals and activity more often than ends.
  static func randomRun(length: Int64, count: Int, _ random: inout SeededGenerator) -> [(Int64, RunEvent)] {
    let instants = (0..<count).map { _ in Int64.random(in: 0...length, using: &random) }.sorted()
    return instants.map { ($0, RunEvent.random(&random)) }
  }

  private static func random(_ random: inout SeededGenerator) -> RunEvent {
    let id = ["a", "b", "c"].randomElement(using: &random) ?? "a"
    switch Int.random(in: 0..<60, using: &random) {
    case 0..<14: return .text
    case 14..<20: return .toolEnd
    case 20..<22: return [.toolStart, .reasoning, .status].randomElement(using: &random) ?? .status
    case 22..<40: return .ask(ApprovalID(id))
    case 40..<50: return .reply(ApprovalID(id), .approve)
    case 50..<56: return .reply(ApprovalID(id), .reject)
    case 56: return .idle
    case 57: return .eof
    case 58: return .error
    default: return .cancel
    }
  }
}
