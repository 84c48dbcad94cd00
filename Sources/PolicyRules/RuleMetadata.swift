import PolicyDiagnostics

/// Everything about a rule but its check: identity, words, weight and runnable examples.
package final class RuleMetadata: Sendable {
  /// Kebab-case; it reads after "accept" and names the defect.
  package let id: String
  /// The defect in one line.
  package let summary: String
  /// What comes of the defect, in one line; every finding shows it.
  package let why: String
  /// The whole reasoning, with the source of each fact it rests on; the rule's page shows it. Some list whole tables, so it
  /// is put together only when it is asked for.
  package var rationale: String { makeRationale() }
  package let group: RuleGroup
  package let severity: Severity
  /// Whether its findings can be accepted and its severity lowered.
  package let isAcceptable: Bool
  private let makeRationale: @Sendable () -> String
  private let makeExamples: @Sendable () -> [Example]

  package var examples: [Example] { makeExamples() }

  package init(
    id: String, summary: String, why: String, rationale: @escaping @autoclosure @Sendable () -> String,
    group: RuleGroup,
    severity: Severity, isAcceptable: Bool = true, examples: @escaping @autoclosure @Sendable () -> [Example]
  ) {
    self.id = id
    self.summary = summary
    self.why = why
    makeRationale = rationale
    self.group = group
    self.severity = severity
    self.isAcceptable = isAcceptable
    makeExamples = examples
  }
}
