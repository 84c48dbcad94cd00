import PolicyModel

/// What happened in the run of a scenario, in the terms of its expectations.
package struct ScenarioRun: Sendable {
  /// Nil when no clock ever ends the run.
  package let outcome: Outcome?
  /// The fate of every ask of the run.
  package let approvals: ApprovalFates
  /// What the person is shown at the end; nil where nothing is shown.
  package let copy: String?
  /// The run drawn as text.
  package let timeline: Timeline
  /// How much later the instants of the drawing are than those of the scenario, whose zero is agent start.
  package let timelineOffset: Duration

  package init(_ record: RunRecord, timeline: Timeline, timelineOffset: Duration, copy: String?) {
    outcome = record.outcome
    // The events of a scenario are bounded, so every ask can be kept.
    var fates = ApprovalFates(most: .max)
    fates.note(record.occurrences)
    approvals = fates
    self.copy = copy
    self.timeline = timeline
    self.timelineOffset = timelineOffset
  }
}
