import PolicyDiagnostics
import PolicyModel

/// Reports continuations that together let one run go on for longer than a day.
///
/// They are judged unless `continuation.mode` is `none` or unknown, like offers by `continuation-after-cap`.
package struct ContinuationUnbounded: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "continuation-unbounded",
    summary: "a run and its continuations may take longer than 24 hours together",
    why: "a run that can be continued for more than a day has no cap that anybody would notice",
    rationale: """
      Every continuation gets a whole hard cap of its own, so a run with its continuations takes up to \
      (`continuation.max` + 1) × `run.hard_cap`. 24 hours is the judgement of this rule: within a day somebody looks at \
      what an agent does; beyond, the limit is only a number.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 4h
        continuation:
          mode: resume
          offer_before: 5m
          max: «6»
        """,
        "a hard cap of 4h and 6 continuations add up to 28h, more than 24h",
        fixed: """
          run:
            hard_cap: 4h
          continuation:
            mode: resume
            offer_before: 5m
            max: 5
          """),
      .rejected(
        """
        run:
          hard_cap: 43200001ms
        continuation:
          mode: resume
          offer_before: 5m
          max: «1»
        """,
        "a hard cap of 12h1ms and 1 continuation add up to 24h2ms, more than 24h",
        fixed: """
          run:
            hard_cap: 43200001ms
          continuation:
            mode: none
            offer_before: 5m
            max: 1
          """),
      .accepted(
        """
        run:
          hard_cap: 4h
        continuation:
          mode: resume
          offer_before: 5m
          max: 5
        """),
    ])

  private static let day = Duration.hours(24)

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    guard policy[.continuationMode]?.value == .resume || policy.isAbsent(.continuationMode),
      let max = policy[.continuationMax], let cap = policy[.hardCap]
    else { return }
    // A count is at most 2^53 − 1.
    let total = cap.value.times(max.value + 1)
    guard total > Self.day else { return }
    let continuations = "\(max.value) continuation\(max.value == 1 ? "" : "s")"
    let affordable = Self.day.milliseconds / cap.value.milliseconds - 1
    report.emit(
      "a hard cap of \(cap.value) and \(continuations) add up to \(total), more than \(Self.day)", in: policy,
      about: max, cap,
      remedies: [
        affordable >= 1
          ? .set(max, to: .count(affordable))
          : policy[.continuationMode].flatMap { .set($0, to: .choice(ContinuationMode.none.rawValue)) }
      ],
      help: affordable >= 1
        ? "lower continuation.max to at most \(affordable), or lower run.hard_cap" : "set continuation.mode to none")
  }
}
