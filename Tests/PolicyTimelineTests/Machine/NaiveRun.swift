import PolicyModel

@testable import PolicyTimeline

/// The run model as its document tells it, one millisecond after the other, to compare the machine with.
struct NaiveRun {
  struct Waiting {
    let id: ApprovalID
    var deadlineLeft: Int64?
  }

  let run: RunParameters
  var log: [String] = []
  var ended = false
  var capLeft: Int64?
  var capRuns = true
  var silenceLeft: Int64?
  var silenceRuns = true
  var signLeft: Int64?
  var deadlineAtStart: Int64?
  var waited: Int64 = 0
  var open: [Waiting] = []

  /// Runs until the end or a horizon. Events are in order of time.
  init(_ run: RunParameters, setup: Int64, events: [(Int64, RunEvent)], horizon: Int64) {
    self.run = run
    guard start(setup: setup) else { return }
    var rest = events[...]
    for now in 0...horizon {
      if now > 0 { tick() }
      while let (at, event) = rest.first, at <= now, !ended {
        rest.removeFirst()
        happen(event, now)
      }
      fire(now)
      if ended { return }
    }
  }

  private mutating func start(setup: Int64) -> Bool {
    let cap = run.hardCap?.milliseconds
    if run.behaviour.hardCapStarts == .slotGrant, run.behaviour.setupIsBounded, let cap, setup > cap {
      finish("failed timeout", cap - setup)
      return false
    }
    capLeft = cap.map { max(0, $0 - (run.behaviour.hardCapStarts == .slotGrant ? setup : 0)) }
    silenceLeft = run.inactivity?.milliseconds
    signLeft = run.firstActivity?.milliseconds
    deadlineAtStart = d(capLeft)
    if capLeft == 0 { finish("failed timeout", 0) }
    return !ended
  }

  private func d(_ x: Int64?) -> Int64? {
    guard let formula = run.deadline else { return nil }
    guard let x else { return formula.ceiling.milliseconds == .max ? nil : formula.ceiling.milliseconds }
    if formula.isFlat { return formula.ceiling.milliseconds }
    let floor = formula.floor.milliseconds
    if x <= floor + formula.clearance.milliseconds { return nil }
    return min(
      max(floor, x * formula.sharePercent / 100), x - formula.clearance.milliseconds, formula.ceiling.milliseconds)
  }

  private mutating func tick() {
    if capRuns { capLeft = capLeft.map { $0 - 1 } }
    if silenceRuns { silenceLeft = silenceLeft.map { $0 - 1 } }
    signLeft = signLeft.map { $0 - 1 }
    if !open.isEmpty { waited += 1 }
    for index in open.indices { open[index].deadlineLeft = open[index].deadlineLeft.map { $0 - 1 } }
  }

  private mutating func fire(_ now: Int64) {
    while !ended {
      if let due = open.firstIndex(where: { $0.deadlineLeft.map { $0 <= 0 } ?? false }) {
        log.append("\(now) \(open.remove(at: due).id) \(run.onDeadline == .approve ? "approved" : "expired")")
        goOn()
        continue
      }
      let capFires = capRuns && capLeft.map { $0 <= 0 } ?? false
      let signFires = signLeft.map { $0 <= 0 } ?? false
      let silenceFires = signFires || silenceRuns && silenceLeft.map { $0 <= 0 } ?? false
      guard capFires || silenceFires else { return }
      let silenceFirst = silenceFires && (!capFires || run.behaviour.tie == .inactivity)
      finish(silenceFirst ? "failed inactivity-timeout" : "failed timeout", now)
    }
  }

  private mutating func finish(_ end: String, _ now: Int64) {
    for waiting in open { log.append("\(now) \(waiting.id) \(end == "succeeded" ? "rejected" : "lost")") }
    log.append("\(now) \(end)")
    ended = true
  }

  private var rearms: Bool { open.isEmpty || run.behaviour.rearmDuringApproval == .anyActivity }

  private mutating func activity(_ kind: Activity) {
    guard run.activity.contains(kind), rearms else { return }
    silenceLeft = run.inactivity?.milliseconds
    silenceRuns = true
  }

  private mutating func goOn() {
    if open.isEmpty { capRuns = true }
    if rearms { silenceRuns = true }
    activity(.approvalReply)
  }

  private mutating func happen(_ event: RunEvent, _ now: Int64) {
    switch event {
    case .text, .toolStart, .toolEnd, .reasoning, .ask, .reply: signLeft = nil
    default: break
    }
    switch event {
    case .text: activity(.text)
    case .toolEnd: activity(.tool)
    case .ask(let id): ask(id, now)
    case .reply(let id, let reply):
      if let index = open.firstIndex(where: { $0.id == id }) {
        log.append("\(now) \(open.remove(at: index).id) \(reply == .approve ? "approved" : "rejected")")
      }
      if reply == .reject, run.behaviour.rejectClosesAll {
        for other in open { log.append("\(now) \(other.id) rejected") }
        open = []
      }
      goOn()
    case .idle: if run.successSignal == .sessionIdle { finish("succeeded", now) }
    case .eof: finish(run.successSignal == .streamEnd ? "succeeded" : "failed stream-ended", now)
    case .error: finish("failed session-error", now)
    case .cancel: finish("cancelled cancelled", now)
    default: break
    }
  }

  private mutating func ask(_ id: ApprovalID, _ now: Int64) {
    if run.behaviour.approvalStops != .nothing { silenceRuns = false }
    if run.behaviour.approvalStops == .inactivityAndCap { capRuns = false }
    if open.contains(where: { $0.id == id }) { return }
    var deadline = run.behaviour.approvalAnchor == .ask ? d(capLeft) : deadlineAtStart
    var refused = run.mode == .autoReject
    if run.behaviour.approvalStops == .inactivityAndCap {
      if let bound = run.totalWait?.milliseconds {
        deadline = min(deadline ?? .max, bound - waited)
        refused = refused || bound - waited < max(1, run.deadline?.floor.milliseconds ?? 1)
      }
    } else if deadline == nil, run.behaviour.askWithoutDeadline == .rejected {
      refused = true
    }
    if refused {
      log.append("\(now) \(id) rejected")
      goOn()
    } else {
      open.append(Waiting(id: id, deadlineLeft: deadline))
    }
  }
}
