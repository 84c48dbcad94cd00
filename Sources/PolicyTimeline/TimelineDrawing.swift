import PolicyModel

/// The lines of a timeline, taken from the machine as it runs.
struct TimelineDrawing {
  private(set) var lines: [Timeline.Line] = []
  private let run: RunParameters
  private let setup: Duration
  private let worksFirst: Bool
  private let hasSeveralAsks: Bool
  private let namesAsks: Bool
  private var model: RunModel
  /// The number of the latest ask under each id; asks are numbered in the order in which they come.
  private var numbers: [ApprovalID: Int] = [:]
  private var asks = 0
  private var lastWasSign = false

  /// - Parameter namesAsks: whether an ask is called by its id too, where there are several.
  init(_ run: RunParameters, setup: Duration, namesAsks: Bool, _ steps: some Sequence<RunStep>) {
    (self.run, self.setup, self.namesAsks) = (run, setup, namesAsks)
    model = RunModel(run)
    worksFirst =
      if case .work(let end)? = steps.first(where: { $0 != .event(.toolStart, at: .zero) }) { end > .zero } else {
        false
      }
    let asks = steps.lazy.filter { if case .event(.ask, _) = $0 { true } else { false } }
    hasSeveralAsks = asks.dropFirst().contains { _ in true }
  }

  mutating func draw(_ steps: some Sequence<RunStep>) {
    add(model.feed(.slotGranted, at: Duration.zero.subtracting(setup)))
    add(model.feed(.agentStarted, at: .zero))
    for step in steps {
      guard model.outcome == nil else { break }
      switch step {
      case .work(let end):
        if model.phase == .awaiting, end > model.now { line(model.now, "agent works on" + silence) }
        add(model.work(through: end))
      case .event(let event, let instant):
        add(model.feed(event, at: instant))
        if model.outcome == nil { addEffect(of: event) }
      }
    }
    add(model.runOut())
  }

  private mutating func add(_ occurrences: [Occurrence]) {
    for occurrence in occurrences { add(occurrence, among: occurrences) }
  }

  private mutating func add(_ occurrence: Occurrence, among others: [Occurrence]) {
    switch occurrence.kind {
    case .slotGranted: if setup > .zero { line(occurrence.at, "set-up begins" + (startsWithSlot ? cap : "")) }
    case .agentStarted(.some(.zero), _): line(occurrence.at, "agent starts with nothing left of the cap")
    case .agentStarted: line(occurrence.at, "agent starts" + work + (startsWithSlot && setup > .zero ? "" : cap))
    case .opened(let approval):
      let deadline = approval.deadline.map { ", deadline in \($0.subtracting(approval.askedAt).onTheClock)" }
      line(occurrence.at, "agent asks for approval\(newNumber(approval.id))" + (deadline ?? ", without a deadline"))
    case .closed(let closed): add(closed, at: occurrence.at)
    case .ended(let outcome): addEnd(outcome, lost: others.compactMap(\.lost))
    }
  }

  private mutating func add(_ closed: ClosedApproval, at instant: Duration) {
    let it = hasSeveralAsks ? "approval\(number(closed.approval.id))" : "it"
    let verdict = closed.fate == .approved ? "approves" : "rejects"
    switch closed.cause {
    case .atOnce: line(instant, "agent asks for approval\(newNumber(closed.approval.id)), rejected at once")
    case .reply: line(instant, "a person \(verdict) \(it)")
    case .anotherRejection: line(instant, "\(it) is rejected with it")
    case .deadline: line(instant, "the deadline \(verdict) \(it)", remark: tightness(of: closed.approval))
    case .endOfRun: break
    }
  }

  private func tightness(of approval: OpenApproval) -> String? {
    guard !run.approvalsStopCap, let slack = approval.slack, let clearance = run.deadline?.clearance, slack < clearance
    else { return nil }
    return "\(slack) before the cap, less than the clearance of \(clearance)"
  }

  private mutating func addEnd(_ outcome: Outcome, lost: [OpenApproval]) {
    let open = lost.isEmpty ? "" : lost.count == 1 ? ", approval still open" : ", \(lost.count) approvals still open"
    line(outcome.at, outcome.inWords + open, remark: lost.isEmpty ? nil : "no answer can arrive any more")
    guard outcome.kind == .timeout, let first = lost.first, let deadline = first.deadline else { return }
    let verdict = run.onDeadline == .approve ? "approved" : "rejected"
    line(deadline, "the deadline would have \(verdict) \(hasSeveralAsks ? "approval\(number(first.id))" : "it")")
  }

  /// Says what activity and replies do to the inactivity clock where that is not what one expects; once for several signs
  /// of life in a row.
  private mutating func addEffect(of event: RunEvent) {
    if case .reply = event { return addEffectOfReply() }
    guard let activity = event.activity, !lastWasSign else { return }
    if !run.activity.contains(activity) {
      line(model.now, "agent is active, which does not count as activity")
    } else if model.phase == .awaiting {
      line(model.now, "agent is active, which \(model.activityCounts ? "restarts" : "does not restart") \(clock)")
    } else {
      return
    }
    lastWasSign = true
  }

  /// Says with what the inactivity clock goes on while an approval is open.
  private mutating func addEffectOfReply() {
    guard model.phase == .awaiting, model.activityCounts, run.behaviour.approvalStops != .nothing,
      let left = model.inactivity.left(at: model.now)
    else { return }
    let isRestarted = run.activity.contains(.approvalReply)
    line(model.now, isRestarted ? "a reply restarts \(clock)" : "\(clock) goes on with \(left.onTheClock) left")
  }

  private mutating func line(_ instant: Duration, _ text: String, remark: String? = nil) {
    lastWasSign = false
    let onCap = startsWithSlot ? instant.adding(setup) : instant
    lines.append(Timeline.Line(at: onCap, text: text, remark: remark))
  }

  // MARK: Words

  private var startsWithSlot: Bool { run.behaviour.hardCapStarts == .slotGrant }

  private var cap: String {
    run.hardCap.map { "; cap at \($0.onTheClock)" + (run.approvalsStopCap ? ", waits not counted" : "") } ?? ""
  }

  private let clock = "the inactivity clock"

  private var work: String {
    guard worksFirst else { return "" }
    return run.activity.isDisjoint(with: [.text, .tool]) ? ", and replies keep the run going" : " and works" + silence
  }

  private var silence: String { run.inactivity.map { ", never silent for \($0.onTheClock)" } ?? "" }

  /// A number for the next ask, where there are several.
  private mutating func newNumber(_ id: ApprovalID) -> String {
    asks += 1
    numbers[id] = asks
    return number(id)
  }

  /// The number of the latest ask under an id, where there are several asks.
  private func number(_ id: ApprovalID) -> String {
    guard hasSeveralAsks, let number = numbers[id] else { return "" }
    return namesAsks ? " \(number) (\(id.shortened))" : " \(number)"
  }
}

extension ApprovalID {
  /// The id, cut where it is long.
  fileprivate var shortened: String {
    let scalars = description.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: Self.mostShown, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return description }
    return String(scalars[..<end]) + "…"
  }

  private static let mostShown = 24
}

extension Occurrence {
  fileprivate var lost: OpenApproval? {
    guard case .closed(let closed) = kind, closed.fate == .lost else { return nil }
    return closed.approval
  }
}

extension RunEvent {
  fileprivate var activity: Activity? {
    switch self {
    case .text: .text
    case .toolEnd: .tool
    default: nil
    }
  }
}

extension Outcome {
  fileprivate var inWords: String {
    switch (result, kind) {
    case (.succeeded, _): "the run succeeds"
    case (.cancelled, _): "the run is cancelled"
    case (.failed, .timeout): "hard cap ends the run"
    case (.failed, .inactivityTimeout) where hadNoSign: "no first sign of the agent in time, which ends the run"
    case (.failed, .inactivityTimeout): "inactivity window ends the run"
    case (.failed, .streamEnded): "the stream ends before the agent is done"
    case (.failed, _): "the session fails"
    }
  }
}
