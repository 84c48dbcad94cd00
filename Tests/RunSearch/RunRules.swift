import PolicyModel

/// What a policy and its program make of one run, after one set-up, as the description of the run model says it.
struct RunRules {
  let run: RunParameters
  let setup: Int
  /// T, and R: what set-up leaves of it.
  let cap: Int
  let remaining: Int
  /// I; nil where there is no such clock.
  let silence: UInt8?
  let totalWait: Int?

  init(_ run: RunParameters, setup: Int) {
    func number(_ duration: Duration) -> Int { Int(duration.milliseconds) }
    (self.run, self.setup) = (run, setup)
    cap = run.hardCap.map(number) ?? 0
    remaining = run.behaviour.hardCapStarts == .slotGrant ? max(0, cap - setup) : cap
    silence = run.inactivity.map { UInt8(number($0)) }
    totalWait = run.totalWait.map(number)
  }

  var stopsCap: Bool { run.behaviour.approvalStops == .inactivityAndCap }
  var signsCount: Bool { run.activity.contains(.text) || run.activity.contains(.tool) }

  /// When a run ends, since its slot, whose set-up leaves the agent nothing.
  var endWithoutStart: Int { run.behaviour.setupIsBounded ? min(setup, cap) : setup }

  /// D(x); nil for none.
  func deadline(_ x: Int) -> Int? {
    guard let formula = run.deadline else { return nil }
    if formula.isFlat { return Int(formula.ceiling.milliseconds) }
    let (floor, clearance) = (Int(formula.floor.milliseconds), Int(formula.clearance.milliseconds))
    guard x > floor + clearance else { return nil }
    let byShare = max(floor, x * Int(formula.sharePercent) / 100)
    return min(byShare, x - clearance, Int(formula.ceiling.milliseconds))
  }

  /// How an ask is answered that comes now; nil when it is rejected at once.
  func ask(in state: RunState) -> UInt8? {
    guard run.mode == .prompt else { return nil }
    let byFormula = deadline(run.behaviour.approvalAnchor == .ask ? Int(state.cap) : remaining)
    func code(_ deadline: Int?) -> UInt8 { deadline.map { UInt8($0 + 1) } ?? RunState.endless }
    guard stopsCap else {
      return byFormula == nil && run.behaviour.askWithoutDeadline == .rejected ? nil : code(byFormula)
    }
    guard let totalWait else { return code(byFormula) }
    let left = totalWait - Int(state.waited)
    let shortest = run.deadline.map { $0.isFlat ? 1 : Int($0.floor.milliseconds) } ?? 1
    return left < shortest ? nil : code(min(byFormula ?? left, left))
  }

  // MARK: Clocks

  func stopClocks(_ state: inout RunState) {
    if run.behaviour.approvalStops != .nothing { state.silenceRuns = false }
  }

  /// Activity of a kind that counts.
  func restart(_ state: inout RunState) {
    guard let silence, activityCounts(state) else { return }
    (state.silence, state.silenceRuns) = (silence, true)
  }

  /// After a reply, and whatever closes an ask.
  func goOn(_ state: inout RunState) {
    guard let silence, activityCounts(state) else { return }
    if run.activity.contains(.approvalReply) { state.silence = silence }
    state.silenceRuns = true
  }

  private func activityCounts(_ state: RunState) -> Bool {
    !state.isWaiting || run.behaviour.rearmDuringApproval == .anyActivity
  }

  /// Lets a millisecond pass.
  func tick(_ state: inout RunState) {
    if state.silenceRuns { state.silence -= 1 }
    if !(stopsCap && state.isWaiting) { state.cap -= 1 }
    state.tickAsks()
  }
}
