import PolicySource
import PolicyModel
import PolicyTimeline

/// Reports clocks, and terms of approval deadlines, that a policy sets and that never take effect in any run.
///
/// An inactivity window that is not shorter than the hard cap belongs to `inactivity-outlasts-hard-cap`, the terms of a
/// deadline that no ask can have to `approval-window-missing`, and values that never reach the program to
/// `field-not-honoured`.
package struct DeadClock: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "dead-clock",
    summary: "a clock, or a term of an approval's deadline, can never take effect",
    why: "a reader trusts a number that decides nothing",
    rationale: """
      A clock is dead when another one ends every run before it can fire. A term of the deadline is dead when the \
      formula gives the same deadline without it, for every remaining time up to the hard cap; several terms are \
      reported together only when all of them can go at once. Without it means what the policy says then: the value \
      that it inherits or the program's default, and without any the whole remaining time as share, a floor of 1 ms, no \
      ceiling, no clearance. Only values that a policy sets are reported: what a program has fixed cannot be removed. \
      The fix is offered where the policy itself sets the values, so that no other policy loses them, and where no \
      parent sets another value that would be dead as well.
      """,
    group: .run, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
          inactivity: 5m
          first_activity: «301s»
        """,
        "run.first_activity of 5m1s can never take effect: "
          + "the inactivity window of 5m ends a run without any sign of the agent earlier",
        fixed: """
          run:
            hard_cap: 30m
            inactivity: 5m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: 5m
          first_activity: 5m
        """),
      .rejected(
        deadline(cap: "26m", ceiling: "«13m»"),
        "approval.deadline.ceiling of 13m can never take effect: every deadline is the same without it",
        fixed: """
          run:
            hard_cap: 26m
          approval:
            mode: prompt
            deadline:
              share: 50%
          """),
      .accepted(deadline(cap: "1560002ms", ceiling: "13m")),
      .rejected(
        """
        run:
          hard_cap: «30m»
          inactivity: 1799999ms
          activity: []
        approval:
          mode: auto-reject
        """,
        "run.hard_cap of 30m can never take effect: nothing restarts the inactivity window of 29m59s999ms"),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: 5m
          activity: [text]
        """),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          total_wait: «1h»
        """,
        "approval.total_wait of 1h can never take effect: the cap's clock runs while a person is waited for",
        fixed: """
          run:
            hard_cap: 30m
          approval:
            mode: prompt
          """),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: auto-reject
          deadline:
            share: «50%»
            ceiling: 13m
        """,
        "approval.deadline.share of 50% and approval.deadline.ceiling of 13m can never take effect: "
          + "every ask is rejected at once",
        fixed: """
          run:
            hard_cap: 30m
          approval:
            mode: auto-reject
          """),
    ])

  private static func deadline(cap: String, ceiling: String) -> String {
    """
    run:
      hard_cap: \(cap)
    approval:
      mode: prompt
      deadline:
        share: 50%
        ceiling: \(ceiling)
    """
  }

  private typealias Dead = (clock: UnreachableClock, reading: ResolvedValue)

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let run = policy.runParameters else { return }
    let dead = (UnreachableClock.clocks(in: run) + Self.terms(in: run, of: policy)).compactMap { clock in
      clock.part == .inactivity ? nil : Self.reading(of: clock.part, in: policy).map { Dead(clock, $0) }
    }
    for group in Self.groups(dead) { self.report(group, of: run, in: policy, &report) }
  }

  /// The dead terms of the deadline among those that the policy sets.
  private static func terms(in run: RunParameters, of policy: ResolvedPolicy) -> [UnreachableClock] {
    guard MissingApprovalWindow(run) == nil else { return [] }
    let terms = UnreachableClock.Part.terms.filter { part in
      reading(of: part, in: policy) != nil && policy.stateWithoutDecider(of: part.field) != .unknown
    }
    return UnreachableClock.terms(among: terms, in: run) { gone in
      policy.deadlineFormula(without: Set(gone.map(\.field)))
    }
  }

  /// What a policy says about a part, where the program learns of it.
  private static func reading(of part: UnreachableClock.Part, in policy: ResolvedPolicy) -> ResolvedValue? {
    guard case .known(let reading) = policy.state(of: part.field), reading.origin.isPolicy, let target = policy.target,
      target.honours(part.field, on: policy.surface.value)
    else { return nil }
    return reading
  }

  /// Parts that one cause makes dead together.
  private static func groups(_ dead: [Dead]) -> [[Dead]] {
    var groups: [[Dead]] = []
    for one in dead {
      if let place = groups.firstIndex(where: { $0[0].clock.reason == one.clock.reason }) {
        groups[place].append(one)
      } else {
        groups.append([one])
      }
    }
    return groups
  }

  private func report(_ group: [Dead], of run: RunParameters, in policy: ResolvedPolicy, _ report: inout Report) {
    let parts = group.map { "\($0.reading.field.path) of \($0.reading.value)" }
    report.emit(
      "\(Words.list(parts)) can never take effect: \(cause(of: group[0].clock, count: group.count, in: run))",
      in: policy,
      about: group.map(\.reading) + decisive(for: group[0].clock, in: policy),
      evidence: group[0].clock.evidence(in: run),
      remedies: [removalCures(group, in: policy) ? .removeOwn(group.map(\.reading)) : nil], help: [help(for: group)])
  }

  /// Whether nothing of a group is dead any more when its values go.
  ///
  /// Of terms that the others make dead the formula without them is known to give the same deadlines, whatever a parent
  /// says of them; for any other reason a parent's value is as dead as the policy's own.
  private func removalCures(_ group: [Dead], in policy: ResolvedPolicy) -> Bool {
    switch group[0].clock.reason {
    case .otherTermsDecide: true
    case .capComesFirst, .windowIsShorter, .capBoundsWaiting, .nobodyIsAsked:
      group.allSatisfy { dead in
        if case .known(let next) = policy.stateWithoutDecider(of: dead.reading.field) {
          !next.origin.isPolicy
        } else {
          true
        }
      }
    case .inactivityComesFirst, .silenceComesFirst: false
    }
  }

  // MARK: Words

  private func cause(of clock: UnreachableClock, count: Int, in run: RunParameters) -> String {
    let window = run.inactivity.map { " of \($0)" } ?? ""
    return switch clock.reason {
    case .capComesFirst: "the hard cap is never later"
    case .inactivityComesFirst: "nothing restarts the inactivity window\(window)"
    case .windowIsShorter: "the inactivity window\(window) ends a run without any sign of the agent earlier"
    case .nobodyIsAsked: "every ask is rejected at once"
    case .silenceComesFirst: "the inactivity window\(window) ends the run before any deadline"
    case .capBoundsWaiting: "the cap's clock runs while a person is waited for"
    case .otherTermsDecide: "every deadline is the same without \(count == 1 ? "it" : "them")"
    }
  }

  /// The values beside its own that make it dead.
  private func decisive(for clock: UnreachableClock, in policy: ResolvedPolicy) -> [any Reading] {
    let readings: [(any Reading)?] =
      switch clock.reason {
      case .capComesFirst, .otherTermsDecide: [policy[.hardCap]]
      case .inactivityComesFirst: [policy[.inactivity], policy[.activity]]
      case .nobodyIsAsked: [policy[.approvalMode]]
      case .windowIsShorter, .silenceComesFirst: [policy[.inactivity]]
      case .capBoundsWaiting: []
      }
    return readings.compactMap { $0 }
  }

  private func help(for group: [Dead]) -> String {
    let removal = "remove \(Words.list(group.map(\.reading.field.path)))"
    return switch group[0].clock.reason {
    case .capComesFirst, .windowIsShorter, .nobodyIsAsked, .capBoundsWaiting: removal
    case .inactivityComesFirst: "name in run.activity what restarts the inactivity window"
    case .silenceComesFirst: "raise run.inactivity, or set it to off"
    case .otherTermsDecide: "\(removal), or change the other terms"
    }
  }
}

extension UnreachableClock.Part {
  fileprivate var field: FieldID {
    switch self {
    case .hardCap: .hardCap
    case .inactivity: .inactivity
    case .firstActivity: .firstActivity
    case .flat: .approvalFlat
    case .share: .approvalShare
    case .floor: .approvalFloor
    case .ceiling: .approvalCeiling
    case .clearance: .approvalClearance
    case .totalWait: .approvalTotalWait
    }
  }
}
