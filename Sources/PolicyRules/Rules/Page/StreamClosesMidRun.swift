import PolicyDiagnostics
import PolicyModel

/// Reports a web event stream that closes while a run may still go on.
package struct StreamClosesMidRun: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "stream-closes-mid-run",
    summary: "the web event stream closes while a run may still wait or work",
    why: "whoever watches the run loses sight of it before its end",
    rationale: """
      A page follows a run from its launch through one event stream, which closes after `stream.max_duration` whatever \
      happens. From its launch a run may first wait in a full queue, `queue.depth` times the longest time for which a \
      run can hold its slot, and then hold a slot itself; without a queue it only holds a slot. Unless the stream lasts \
      longer, the end of the longest runs, which people wait for most, is not shown. gateway 0.104 closes one after 30 \
      minutes (fro-bot/agent eb34cd840, packages/gateway/src/web/sse/manager.ts 34).
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
      .rejected(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        stream:
          max_duration: «3h»
        """,
        "the event stream closes after 3h, and a run can wait for 2h30m in the queue and then hold its slot for 30m",
        fixed: """
          run:
            hard_cap: 30m
          queue:
            depth: 5
          stream:
            max_duration: 3h1m
          """),
      .accepted(
        """
        run:
          hard_cap: 30m
        queue:
          depth: 5
        stream:
          max_duration: 3h1ms
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard let stream = policy[.streamMaxDuration], let occupancy = Occupancy(policy), let life = occupancy.longestLife,
      stream.value <= life
    else { return }
    report.emit(
      "the event stream closes after \(stream.value), and a run can \(occupancy.lifeInWords)",
      in: policy, about: [stream] + occupancy.queueReadings, remedies: [.set(stream, to: life.nextLonger)],
      help: ["raise stream.max_duration above \(life), or \(occupancy.orShorten)"])
  }
}
