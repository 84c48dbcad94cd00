import PolicyDiagnostics
import PolicyRules

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
    remaining = known.map { known in
      let isKnown = known.baseline.matcher
      return known.findings.filter { !isKnown($0) }
    }
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

extension IdentifiedFinding {
  /// What cannot be accepted cannot be hidden by a baseline either.
  package var mayBeInBaseline: Bool { Baseline.mayHave(identity.rule) }
}

extension Baseline {
  /// Whether it has a finding of a check. Of findings that agree in everything it has the first ones.
  package var matcher: (IdentifiedFinding) -> Bool {
    let counts = Dictionary(entries.map { ($0.key, $0.count) }, uniquingKeysWith: max)
    return { $0.mayBeInBaseline && $0.identity.ordinal < counts[$0.identity.first.fingerprint] ?? 0 }
  }

  /// Whether findings of a rule may be in a baseline: neither language errors nor rules that cannot be accepted may.
  package static func mayHave(_ rule: String) -> Bool { RuleCatalog.metadata(of: rule)?.isAcceptable ?? false }
}
