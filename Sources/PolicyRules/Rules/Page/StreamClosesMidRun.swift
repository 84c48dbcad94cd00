import PolicyDiagnostics
import PolicyModel

/// Reports a web event stream that closes while a run may still go on.
public struct StreamClosesMidRun: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "stream-closes-mid-run",
    summary: "the web event stream closes while a run may still hold its slot",
    why: "whoever watches the run loses sight of it before its end",
    rationale: """
      A page follows a run through one event stream, which closes after `stream.max_duration` whatever happens. Unless \
      that is longer than the longest time for which a run can hold its slot, the end of the longest runs, which \
      people wait for most, is not shown. gateway 0.104 closes one after 30 minutes.
      """,
    group: .page, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        stream:
          max_duration: «30m»
        """,
        "the event stream closes after 30m, and a run can hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          stream:
            max_duration: 31m
          """),
      .rejected(
        "the event stream closes after 30m, and a run can hold its slot for 45m",
        files: [
          "targets/gateway.yaml": """
          program: gateway
          surfaces: [web]
          fixed:
            stream.max_duration: 30m
          """,
          "web.yaml": """
          target: gateway
          run:
            hard_cap: «45m»
          """,
        ]),
      .accepted(
        """
        run:
          hard_cap: 30m
        stream:
          max_duration: 30m1ms
        """),
    ])

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let stream = policy[.streamMaxDuration], let occupancy = Occupancy(policy),
      stream.value <= occupancy.slotHold
    else { return }
    report.emit(
      "the event stream closes after \(stream.value), and a run can hold its slot for \(occupancy.slotHold)",
      in: policy, about: [stream] + occupancy.holdReadings,
      remedies: [.set(stream, to: occupancy.slotHold.nextLonger)],
      help: ["raise stream.max_duration above \(occupancy.slotHold), or shorten the run"])
  }
}
