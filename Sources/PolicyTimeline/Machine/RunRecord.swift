import PolicyModel

/// A run from its slot to its end, with everything that happened.
package struct RunRecord: Sendable {
  package let occurrences: [Occurrence]
  /// In the order in which they were closed.
  package let approvals: [ClosedApproval]
  /// Nil when no clock ever ends it.
  package let outcome: Outcome?
  package let margins: Margins

  init(_ occurrences: [Occurrence], of model: RunModel) {
    self.occurrences = occurrences
    approvals = occurrences.compactMap { occurrence in
      if case .closed(let approval) = occurrence.kind { approval } else { nil }
    }
    outcome = model.outcome
    margins = model.margins
  }

  /// Runs a policy: the agent starts at 0 after a set-up, and after the last step only the clocks are left.
  package init(_ parameters: RunParameters, setup: Duration, steps: some Sequence<RunStep>) {
    var model = RunModel(parameters)
    var occurrences = model.feed(.slotGranted, at: Duration.zero.subtracting(setup))
    occurrences += model.feed(.agentStarted, at: .zero)
    for step in steps {
      guard model.outcome == nil else { break }
      switch step {
      case .event(let event, let instant): occurrences += model.feed(event, at: instant)
      case .work(let end): occurrences += model.work(through: end)
      }
    }
    occurrences += model.runOut()
    self.init(occurrences, of: model)
  }
}

/// A step of a run whose agent starts at 0.
package enum RunStep: Hashable, Sendable {
  case event(RunEvent, at: Duration)
  /// Activity of a kind that counts, at every millisecond from the latest instant up to and including this one.
  case work(through: Duration)
}
