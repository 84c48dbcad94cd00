import PolicyDiagnostics
import PolicyModel

/// Reports a continuation that cannot be offered inside the run, or can be offered for ever.
///
/// An offer is judged unless `continuation.mode` is `none` or unknown: a program without that knob may still read it.
package struct ContinuationAfterCap: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "continuation-after-cap",
    summary: "a continuation is offered outside the run, or without a limit",
    why: "the hard cap bounds a run only if its continuations begin inside it and are counted",
    rationale: """
      `continuation.offer_before` says how long before the hard cap a person is asked whether the run should be \
      continued. As long as the cap or longer, it names a moment at which no work has been done yet. And a policy that \
      resumes capped runs without `continuation.max` has a cap in name only: each continuation gets a whole cap of its \
      own.
      """,
    group: .run, severity: .error,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        continuation:
          mode: resume
          offer_before: «30m»
          max: 2
        """,
        "an offer 30m before the hard cap of 30m comes before the run has done anything"),
      .rejected(
        """
        run:
          hard_cap: 30m
        continuation:
          mode: «resume»
          offer_before: 5m
        """,
        "continuation.mode is resume, and no continuation.max limits it"),
      .accepted(
        """
        run:
          hard_cap: 30m
        continuation:
          mode: resume
          offer_before: 1799999ms
          max: 2
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
        continuation:
          mode: none
          offer_before: 30m
        """),
    ])

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let mode = policy[.continuationMode]
    if let mode, mode.value == .resume, policy.isAbsent(.continuationMax) {
      report.emit(
        "continuation.mode is resume, and no continuation.max limits it", in: policy, about: mode,
        help: "set continuation.max")
    }
    guard mode?.value == .resume || policy.isAbsent(.continuationMode), let offer = policy[.continuationOfferBefore],
      let cap = policy[.hardCap], offer.value >= cap.value
    else { return }
    report.emit(
      "an offer \(offer.value) before the hard cap of \(cap.value) comes before the run has done anything", in: policy,
      about: offer, cap, help: "lower continuation.offer_before below \(cap.value)")
  }
}
