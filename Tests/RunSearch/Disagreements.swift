import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

extension RunFacts {
  /// Everything that the runs of a policy show after any set-up.
  package init(of run: RunParameters) {
    let longest = Int(run.setupAllowance.milliseconds)
    let setups = run.behaviour.hardCapStarts == .slotGrant ? Array(0...longest) : [longest]
    self = setups.map { RunSearch(run, setup: $0, .oneAsk).facts }.reduce(RunFacts()) { $0.joined(with: $1) }
  }

  /// On the cap's clock, the first ask that has less than its clearance when the cap comes, or that the cap finds open.
  var lateFrom: Int? { Self.least(lostFrom, tightFrom) }
}

/// Where what policyc says of a small policy, and what the search finds in its runs, disagree.
package struct Disagreements {
  package private(set) var all: [String] = []
  private let run: RunParameters
  private let facts: RunFacts
  private let findings: [String: Diagnostic]

  package init(_ run: RunParameters) {
    self.run = run
    facts = RunFacts(of: run)
    findings = SmallProject(run).check()
    compareStatements()
    compareWork()
    compareRules()
    replayPrintedRuns()
  }

  private mutating func compare<Value: Equatable>(_ name: String, says said: Value, runs seen: Value) {
    if said != seen { all.append("\(name): policyc says \(said), the runs \(seen): \(run.brief)") }
  }

  private func number(_ duration: Duration?) -> Int? { duration.map { Int($0.milliseconds) } }

  // MARK: Statements

  private mutating func compareStatements() {
    compare("longest slot hold", says: number(SlotHold(run)?.longest), runs: facts.longestHold)
    compare("shortest deadline", says: number(DeadlineRange(run)?.shortest), runs: facts.shortestDeadline)
    compare("longest wait", says: run.longestWait.map { number($0.length) ?? .max }, runs: facts.longestWait)
    let dead = Set(UnreachableClock.clocks(in: run).map(\.part))
    compare("dead cap", says: dead.contains(.hardCap), runs: !facts.capEndsOne)
    if run.inactivity != nil {
      compare("dead window", says: dead.contains(.inactivity), runs: !facts.silenceEndsOne)
      compare("interrupted wait", says: InterruptedWait(run) != nil, runs: facts.silenceEndsAWait)
    }
    compareLateApproval()
  }

  private mutating func compareLateApproval() {
    guard !run.approvalsStopCap else { return }
    let late = LateApproval(run)
    compare("lost from", says: number(late?.lostFrom), runs: facts.lostFrom ?? lostWithoutDeadline)
    compare("tight from", says: number(late?.tightFrom), runs: facts.lateFrom ?? lostWithoutDeadline)
  }

  /// The first lost ask of a policy under which none has a deadline.
  private var lostWithoutDeadline: Int? { run.deadline(remaining: run.hardCap) == nil ? facts.blindFrom : nil }

  /// The least work in runs that the cap ends; whether the inactivity window ends others first is another statement.
  private mutating func compareWork() {
    guard run.inactivity == nil || !run.activity.isEmpty, let work = GuaranteedWork(run) else { return }
    for asks in 0...2 as ClosedRange<Int64> {
      let seen = RunSearch(run, setup: 0, .work, mostAsks: Int(asks)).facts.leastWork
      let said = Int(work.duration(asks: asks, afterSetup: .zero).milliseconds)
      if InterruptedWait(run) == nil {
        compare("work with \(asks) asks", says: said, runs: seen)
      } else {
        compare("work with \(asks) asks is less", says: said > seen ?? said, runs: false)
      }
    }
  }

  // MARK: Rules

  private mutating func compareRules() {
    func isReported(_ id: String) -> Bool { findings[id] != nil }
    let isLost = facts.lostFrom != nil || facts.tightFrom != nil || lostWithoutDeadline != nil
    compare(
      "approval-outlives-hard-cap", says: isReported("approval-outlives-hard-cap"),
      runs: !run.approvalsStopCap && isLost)
    compare("approval-cut-by-inactivity", says: isReported("approval-cut-by-inactivity"), runs: facts.silenceEndsAWait)
    if run.mode == .prompt, facts.longestWait == nil {
      compare("approval-window-missing", says: isReported("approval-window-missing"), runs: true)
    }
    let isBlind =
      facts.blindFrom != nil && run.behaviour.approvalAnchor == .ask && !isReported("approval-window-missing")
    compare(
      "approval-blind-window", says: isReported("approval-blind-window"),
      runs: isBlind && isWorthSaying && run.deadline != nil)
    if let cap = run.hardCap, let inactivity = run.inactivity {
      compare(
        "inactivity-outlasts-hard-cap", says: isReported("inactivity-outlasts-hard-cap"),
        runs: inactivity >= cap && !facts.silenceComesFirst)
    }
  }

  /// A blind window of 1 ms is one only because the model counts in milliseconds.
  private var isWorthSaying: Bool { run.blindBelow > Duration(milliseconds: 1) }

  private mutating func replayPrintedRuns() {
    for finding in findings.values where !finding.timeline.isEmpty {
      guard let printed = PrintedRun(finding.timeline, of: run) else {
        if !finding.timeline.contains(where: { $0.contains(" more)") }) {
          all.append("\(finding.id): unreadable \(finding.timeline)")
        }
        continue
      }
      if !printed.endsAsPrinted { all.append("\(finding.id): does not end so: \(finding.timeline) \(run.brief)") }
    }
    for id in ["approval-outlives-hard-cap", "approval-cut-by-inactivity", "approval-blind-window"] {
      if let finding = findings[id], finding.timeline.isEmpty { all.append("\(id): no run is printed: \(run.brief)") }
    }
  }
}
