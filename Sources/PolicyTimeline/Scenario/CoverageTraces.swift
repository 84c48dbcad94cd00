import PolicyModel

/// Which side of a clock's limit a run has shown.
package enum ClockSide: String, Vocabulary {
  /// The clock did not fire, and at most a second was left.
  case below
  /// What stopped the clock came at the very instant at which it was due.
  case at
  /// The clock fired.
  case above

  static let nearness = Duration.seconds(1)

  /// The side that a clock which did not fire has shown; nil when it was not near.
  init?(margin: Duration?) {
    guard let margin, margin >= .zero, margin <= Self.nearness else { return nil }
    self = margin == .zero ? .at : .below
  }
}

/// What one run shows about the limits of its policy.
package struct CoverageTraces: Hashable, Sendable {
  package struct Side: Hashable, Sendable {
    package let clock: CoveredClock
    package let side: ClockSide

    package init(clock: CoveredClock, side: ClockSide) {
      self.clock = clock
      self.side = side
    }
  }

  package private(set) var sides: Set<Side> = []
  /// The fields that decided how the run or one of its approvals ended.
  package private(set) var decided: Set<FieldID> = []

  package init(sides: Set<Side> = [], decided: Set<FieldID> = []) {
    self.sides = sides
    self.decided = decided
  }

  package init(_ record: RunRecord, of run: RunParameters, on surface: Surface) {
    guard let outcome = record.outcome else { return }
    note(.hardCap, outcome.kind == .timeout ? .above : ClockSide(margin: record.margins.hardCap))
    let isSilent = outcome.kind == .inactivityTimeout && !outcome.hadNoSign
    note(.inactivity, isSilent ? .above : ClockSide(margin: record.margins.inactivity))
    note(.firstActivity, outcome.hadNoSign ? .above : ClockSide(margin: record.margins.firstActivity))
    noteEnd(outcome)
    for occurrence in record.occurrences {
      guard case .closed(let closed) = occurrence.kind else { continue }
      noteWait(closed, until: occurrence.at, on: surface)
      decided.formUnion(closed.decidingFields(of: run, remainingAtStart: outcome.remaining))
    }
    noteTotalWait(record, of: run)
  }

  /// Without what overridden fields have decided; without anything where the program itself was changed.
  package func without(_ overrides: ScenarioOverrides) -> CoverageTraces {
    guard overrides.behaviour.isEmpty else { return CoverageTraces() }
    var traces = self
    traces.sides = sides.filter { side in !side.clock.fields.contains { overrides.fields[$0] != nil } }
    traces.decided = decided.filter { overrides.fields[$0] == nil }
    return traces
  }

  private mutating func note(_ clock: CoveredClock, _ side: ClockSide?) {
    if let side { sides.insert(Side(clock: clock, side: side)) }
  }

  private mutating func noteEnd(_ outcome: Outcome) {
    switch outcome.kind {
    case .timeout: decided.insert(.hardCap)
    case .inactivityTimeout: decided.insert(outcome.hadNoSign ? .firstActivity : .inactivity)
    case .streamEnded, nil: decided.insert(.successSignal)
    case .approvalTimeout, .workspaceUnreachable, .sessionError, .cancelled: break
    }
  }

  private mutating func noteWait(_ closed: ClosedApproval, until end: Duration, on surface: Surface) {
    guard closed.cause != .atOnce else { return }
    let deadline = closed.approval.deadline
    note(
      .approvalDeadline, closed.cause == .deadline ? .above : ClockSide(margin: deadline.map { $0.subtracting(end) }))
    guard let control = surface.profile.limits.control?.value else { return }
    let left = control.life.subtracting(end.subtracting(closed.approval.askedAt))
    note(.token, left < .zero ? .above : ClockSide(margin: left))
  }

  /// It has fired when it let an ask expire, or left too little for one.
  private mutating func noteTotalWait(_ record: RunRecord, of run: RunParameters) {
    guard let margin = record.margins.totalWait else { return }
    let hasFired = record.approvals.contains { closed in
      closed.cause == .atOnce || (closed.cause == .deadline && margin <= .zero)
    }
    note(.totalWait, hasFired ? .above : ClockSide(margin: margin))
  }
}

extension ClosedApproval {
  /// The fields that decided how this ask ended.
  fileprivate func decidingFields(of run: RunParameters, remainingAtStart: Duration?) -> Set<FieldID> {
    switch cause {
    case .reply, .anotherRejection, .endOfRun: [.approvalMode]
    case .atOnce where run.mode == .autoReject: [.approvalMode]
    case .atOnce where run.approvalsStopCap: [.approvalTotalWait]
    case .atOnce where run.deadline == nil: [.approvalMode, .approvalFlat]
    case .atOnce: [.approvalMode, .approvalFloor, .approvalClearance]
    case .deadline: [.approvalMode, .approvalOnDeadline, term(of: run, remainingAtStart)]
    }
  }

  /// The term of the deadline that made it as long as it was.
  private func term(of run: RunParameters, _ remainingAtStart: Duration?) -> FieldID {
    guard let formula = run.deadline, let until = approval.deadline else { return .approvalTotalWait }
    let span = until.subtracting(approval.askedAt)
    let remaining =
      run.behaviour.approvalAnchor == .runStart
      ? remainingAtStart : approval.slack.map { run.approvalsStopCap ? $0 : $0.adding(span) }
    guard span == run.deadline(remaining: remaining) else { return .approvalTotalWait }
    if formula.isFlat { return .approvalFlat }
    guard let remaining, span != formula.ceiling else { return .approvalCeiling }
    if span == remaining.subtracting(formula.clearance) { return .approvalClearance }
    return formula.share(of: remaining) < span ? .approvalFloor : .approvalShare
  }
}

extension RunParameters {
  /// The clocks that some run of this policy can reach.
  package func coveredClocks(on surface: Surface) -> [CoveredClock] {
    let dead = Set(UnreachableClock.clocks(in: self).map(\.part))
    return CoveredClock.allCases.filter { clock in
      switch clock {
      case .hardCap: hardCap != nil && !dead.contains(.hardCap)
      case .inactivity: inactivity != nil && !dead.contains(.inactivity)
      case .firstActivity: firstActivity != nil && !dead.contains(.firstActivity)
      case .approvalDeadline: asksArePutToPeople && DeadlineRange(self) != nil
      case .totalWait: totalWait != nil && !dead.contains(.totalWait)
      case .token: surface.profile.limits.control.map { longestWait?.outlasts($0.value.life) ?? false } ?? false
      }
    }
  }

  /// The fields that can decide how a run of this policy ends.
  package var decidingFields: [FieldID] {
    let ends: [FieldID] =
      [.hardCap] + (inactivity == nil ? [] : [.inactivity])
      + (firstActivity == nil ? [] : [.firstActivity]) + [.successSignal, .approvalMode]
    guard asksArePutToPeople else { return ends }
    let terms = [FieldID.approvalShare, .approvalFloor, .approvalCeiling, .approvalClearance]
    return ends + (deadline == nil ? [.approvalFlat] + terms : hasFlatDeadline ? [.approvalFlat] : terms)
      + [.approvalOnDeadline] + (approvalsStopCap ? [.approvalTotalWait] : [])
  }
}
