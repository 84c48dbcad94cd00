import PolicyModel

/// The clocks of one surface, laid side by side from the start of the cap's clock, for a picture.
package struct SurfaceClocks: Hashable, Sendable {
  package struct Stretch: Hashable, Sendable {
    package enum Kind: Hashable, CaseIterable, Sendable {
      /// How long a clock runs.
      case span
      /// Asks that end by their own deadline before the cap.
      case inTime
      /// Asks that are still open when the cap comes.
      case late
      /// Asks without a deadline that wait.
      case blind
      /// Asks that are rejected at once, as they can have no deadline.
      case rejected
      /// Asks that end less than the clearance before the cap.
      case tight
    }

    package let from: Duration
    package let until: Duration
    package let kind: Kind
  }

  package struct Row: Hashable, Sendable {
    package let label: String
    /// In the order in which they are drawn, a later one over an earlier one.
    package let stretches: [Stretch]
    /// An instant that must not be crossed.
    package let wall: Duration?
    package let value: String
  }

  /// How much longer one clock is than another; negative where it is shorter.
  package struct Slack: Hashable, Sendable {
    package let longer: String
    package let shorter: String
    package let difference: Duration
  }

  package let title: String
  package let hardCap: Duration
  package let rows: [Row]
  package let slacks: [Slack]

  /// Nil without a hard cap.
  package init?(_ run: RunParameters, on surface: Surface, title: String) {
    guard let cap = run.hardCap else { return nil }
    self.title = title
    hardCap = cap
    let wait = run.asksArePutToPeople ? DeadlineRange(run)?.longest : nil
    let token = wait == nil ? nil : surface.profile.limits.control?.value.life
    rows =
      [Row("hard cap", cap)] + (run.longestSetupOnCap > .zero ? [Row("set-up", run.longestSetupOnCap)] : [])
      + [run.inactivity.map { Row("inactivity", $0) } ?? Row("inactivity", "none")]
      + [wait.map { Row("approval", $0) } ?? Row("approval", "none"), run.askRow(cap: cap)].compactMap { $0 }
      + (token.map { [Row(label: "token", stretches: [], wall: $0, value: "\($0)")] } ?? [])
    slacks = Self.slacks(run, cap: cap, wait: wait, token: token)
  }

  private static func slacks(_ run: RunParameters, cap: Duration, wait: Duration?, token: Duration?) -> [Slack] {
    let waitingCounts = run.behaviour.approvalStops == .nothing || run.behaviour.rearmDuringApproval == .anyActivity
    return [
      Slack("hard cap", cap, "inactivity", run.inactivity), Slack("hard cap", cap, "approval", wait),
      waitingCounts ? Slack("inactivity", run.inactivity, "approval", wait) : nil,
      Slack("token", token, "approval", wait),
    ].compactMap { $0 }
  }
}

extension SurfaceClocks.Row {
  fileprivate init(_ label: String, _ span: Duration) {
    let stretch = SurfaceClocks.Stretch(from: .zero, until: span, kind: .span)
    self.init(label: label, stretches: [stretch], wall: nil, value: "\(span)")
  }

  fileprivate init(_ label: String, _ value: String) {
    self.init(label: label, stretches: [], wall: nil, value: value)
  }
}

extension SurfaceClocks.Slack {
  fileprivate init?(_ longer: String, _ length: Duration?, _ shorter: String, _ other: Duration?) {
    guard let length, let other else { return nil }
    self.init(longer: longer, shorter: shorter, difference: length.subtracting(other))
  }
}

extension RunParameters {
  /// What becomes of an ask at each instant, by statements 1 and 2; nil where the mode puts no ask to a person.
  fileprivate func askRow(cap: Duration) -> SurfaceClocks.Row? {
    guard mode == .prompt, let asks = Guarantees(self, queueDepth: nil)?.timelyAsks else { return nil }
    func whole(_ kind: SurfaceClocks.Stretch.Kind) -> SurfaceClocks.Stretch {
      SurfaceClocks.Stretch(from: .zero, until: cap, kind: kind)
    }
    let (value, stretches): (String, [SurfaceClocks.Stretch]) =
      switch asks {
      case .all: ("all in time", [whole(.inTime)])
      case .through(let last, _): ("until \(last.onTheClock)", [whole(.inTime)] + stretches(after: last, cap: cap))
      case .nobodyIsAsked, .none(.longSetup(asksWait: false)): ("none in time", [whole(.rejected)])
      case .none(.noDeadline), .none(.longSetup(asksWait: true)): ("none in time", [whole(.blind)])
      case .none(.hardCapComesFirst): ("none in time", [whole(.late)])
      case .none(.inactivityComesFirst): ("none in time", [])
      }
    return SurfaceClocks.Row(label: "asks", stretches: stretches, wall: nil, value: value)
  }

  /// What becomes of asks after the last timely one, in the order of drawing.
  private func stretches(after last: Duration, cap: Duration) -> [SurfaceClocks.Stretch] {
    let lost = last.adding(.millisecond)
    switch behaviour.approvalAnchor {
    case .ask where !hasFlatDeadline:
      return BlindWindow(self).map { window in
        [SurfaceClocks.Stretch(from: window.from, until: cap, kind: window.isHarmless ? .rejected : .blind)]
      } ?? []
    case .ask, .runStart:
      let late = SurfaceClocks.Stretch(from: lost, until: cap, kind: .late)
      guard let clearance = deadline?.clearance, clearance > .zero else { return [late] }
      return [late, SurfaceClocks.Stretch(from: lost.subtracting(clearance), until: lost, kind: .tight)]
    }
  }
}
