import PolicyDiagnostics

/// What a check has seen and found, in numbers.
public struct CheckSummary: Equatable, Sendable {
  /// Policies that were checked; abstract ones are not among them.
  public private(set) var policies: Int
  /// Targets of programs that were checked.
  public private(set) var targets: Int
  /// Findings of severity `error`.
  public private(set) var errors: Int
  /// Findings of severity `warning`.
  public private(set) var warnings: Int
  /// Findings of severity `note`.
  public private(set) var notes: Int
  /// Findings that a policy accepts, however many of them are kept; they are not among the others.
  public private(set) var accepted: Int
  /// Findings that the baseline has; they are not among the others.
  package private(set) var baselined: Int
  /// The revision of git since which something has to have changed for its findings to count; nil where all count.
  package private(set) var since: String?
  /// Findings in what has not changed since then; they are not among the others.
  package private(set) var unchanged: Int
  /// Findings that count and were dropped, because there were too many; they are not among the others.
  public private(set) var unshown: Int
  /// What was asked for and not checked, or not told, a line each; empty where all was.
  package var problems: [String] = []

  package init(
    policies: Int = 0, targets: Int = 0, errors: Int = 0, warnings: Int = 0, notes: Int = 0, accepted: Int = 0,
    baselined: Int = 0, since: String? = nil, unchanged: Int = 0, unshown: Int = 0
  ) {
    self.policies = policies
    self.targets = targets
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    self.accepted = accepted
    self.baselined = baselined
    self.since = since
    self.unchanged = unchanged
    self.unshown = unshown
  }

  /// Takes in what a check of other projects has seen and found.
  package static func += (sum: inout CheckSummary, other: CheckSummary) {
    sum.policies += other.policies
    sum.targets += other.targets
    sum.errors += other.errors
    sum.warnings += other.warnings
    sum.notes += other.notes
    sum.accepted += other.accepted
    sum.baselined += other.baselined
    sum.since = sum.since ?? other.since
    sum.unchanged += other.unchanged
    sum.unshown += other.unshown
  }

  /// The same about these findings.
  ///
  /// - Parameters:
  ///   - baselined: how many the baseline has beside them.
  ///   - unshown: how many were dropped beside them; nil for as many as before.
  package func counting(_ findings: [Diagnostic], baselined: Int = 0, unshown: Int? = nil) -> CheckSummary {
    var summary = self
    summary.unshown = unshown ?? summary.unshown
    summary.errors = findings.count { $0.severity == .error }
    summary.warnings = findings.count { $0.severity == .warning }
    summary.notes = findings.count { $0.severity == .note }
    summary.baselined = baselined
    return summary
  }

  /// One line without a line break: `checked 3 policies, 3 targets: 2 errors, 1 warning (1 accepted)`.
  package var line: String {
    let seen = [Self.count(policies, "policy", "policies"), targets > 0 ? Self.count(targets, "target") : nil]
    let findings = Self.words(errors: errors, warnings: warnings, notes: notes)
    let aside = [
      (accepted, "accepted"), (baselined, "in the baseline"), (unchanged, "elsewhere"), (unshown, "more not shown"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let changed = since.map { " in what has changed since \($0)" } ?? ""
    let tail = aside.isEmpty ? "" : " (\(aside))"
    let lack = problems.isEmpty ? "" : ", not all that was asked for"
    return "checked \(seen.compactMap { $0 }.joined(separator: ", "))\(lack): \(findings)\(changed)\(tail)"
  }

  /// `2 errors, 1 warning`, or `no findings`.
  package static func words(errors: Int, warnings: Int, notes: Int) -> String {
    let found = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    return found.isEmpty ? "no findings" : found.map { count($0.0, $0.1) }.joined(separator: ", ")
  }

  private static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }
}
