import PolicyModel

/// What happened in the run of a scenario, in the terms of its expectations.
public struct ScenarioRun: Sendable {
  /// Nil when no clock ever ends the run.
  public let outcome: Outcome?
  /// How each ask ended, in the order in which asks of that name ended first; of several with one name the last counts.
  public let approvals: [ScenarioExpectation.Approval]
  /// What the person is shown at the end; nil where nothing is shown.
  public let copy: String?
  /// The run drawn as text.
  public let timeline: Timeline
  /// How much later the instants of the drawing are than those of the scenario, whose zero is agent start.
  public let timelineOffset: Duration

  public init(_ record: RunRecord, timeline: Timeline, timelineOffset: Duration, copy: String?) {
    outcome = record.outcome
    var fates: [ApprovalID: ApprovalFate] = [:]
    var order: [ApprovalID] = []
    for closed in record.approvals where fates.updateValue(closed.fate, forKey: closed.approval.id) == nil {
      order.append(closed.approval.id)
    }
    approvals = order.compactMap { id in
      fates[id].map { ScenarioExpectation.Approval(id: id.description, fate: $0) }
    }
    self.copy = copy
    self.timeline = timeline
    self.timelineOffset = timelineOffset
  }
}
