import PolicyDiagnostics

/// The findings of a check that count, once those of a baseline are left out, and which of them are printed.
package struct ReportedFindings {
  private let result: CheckOutcome
  private let most: Int
  /// Those that count, where they had to be told apart.
  private let remaining: [IdentifiedFinding]?
  /// Those that count, in the order of their files.
  package let counted: [Diagnostic]
  /// Those of them that are printed: the gravest, the earlier ones among equals.
  package let shown: [Diagnostic]

  /// - Parameter most: how many may be printed; nil for all.
  package init(_ result: CheckOutcome, without known: KnownFindings?, atMost most: Int?) {
    self.result = result
    self.most = most ?? .max
    remaining = known.map { known in known.findings.filter { !known.has($0) } }
    counted = remaining?.map(\.diagnostic) ?? result.findings
    shown = counted.gravest(atMost: self.most, \.severity)
  }

  /// Those that count, each with what stays the same about it.
  package var identified: [IdentifiedFinding] { remaining ?? result.identifiedFindings }

  /// Those that are printed, each with what stays the same about it.
  package var identifiedShown: [IdentifiedFinding] { identified.gravest(atMost: most, \.diagnostic.severity) }

  package var summary: CheckSummary {
    var summary = result.summary.counting(counted, baselined: result.findings.count - counted.count)
    summary.problems = result.problems.map(\.message.withoutSecrets)
    return summary
  }

  /// Whether one of them has this weight, or more.
  package func fail(from severity: Severity) -> Bool { counted.contains { $0.severity >= severity } }
}
