import PolicyModel
import TestSupport

@testable import PolicyTimeline

/// An agent that is never silent for more than the inactivity window outside of waiting, and otherwise does what it likes.
///
/// Only activity while no approval is open counts for it, and only time while none is open counts against it.
struct BusyAgent {
  let run: RunParameters
  let inactivity: Duration
  var model: RunModel
  var log: [String] = []
  private var lastActivity = Duration.zero

  init(_ run: RunParameters, inactivity: Duration) {
    (self.run, self.inactivity) = (run, inactivity)
    model = RunModel(run)
    model.feed(.agentStarted, at: .zero)
  }

  private var silence: Duration { worked.subtracting(lastActivity) }
  private var worked: Duration { model.now.subtracting(model.waits.total(at: model.now)) }

  /// Lives a random life, at most sixty steps long, and says whether it was failed although it kept its word.
  mutating func isFailedUnjustly(_ random: inout SeededGenerator) -> Bool {
    for _ in 0..<60 {
      let pause = min(
        inactivity.subtracting(silence),
        [.zero, .zero, .ms(1), .ms(2), .ms(5), inactivity].randomElement(using: &random) ?? .zero)
      let wasWaiting = model.feed(.status, at: model.now.adding(pause)).contains { occurrence in
        if case .closed(let closed) = occurrence.kind { closed.fate == .lost } else { false }
      }
      if let outcome = model.outcome {
        guard outcome.kind == .inactivityTimeout, model.margins.hardCap != .zero else { return false }
        let silence = outcome.worked.subtracting(lastActivity)
        return silence < inactivity || silence == inactivity && wasWaiting
      }
      act(&random)
    }
    return false
  }

  private mutating func act(_ random: inout SeededGenerator) {
    let id = ApprovalID(["a", "b"].randomElement(using: &random) ?? "a")
    let event: RunEvent =
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4 where model.phase == .running || Bool.random(using: &random): .ask(id)
      case 4..<6: .reply(id, .approve)
      case 6: .reply(ApprovalID("z"), .reject)
      case 7: .reasoning
      default: sign
      }
    perform(event)
    if silence == inactivity, model.phase == .running { perform(sign) }
  }

  private var sign: RunEvent { run.activity.contains(.text) ? .text : .toolEnd }

  private mutating func perform(_ event: RunEvent) {
    log.append("\(model.now.milliseconds) \(event)")
    if event == sign, model.phase == .running { lastActivity = worked }
    model.feed(event, at: model.now)
  }
}
