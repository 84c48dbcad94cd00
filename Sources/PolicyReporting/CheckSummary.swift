/// What a check has seen and found, in numbers.
package struct CheckSummary: Equatable, Sendable {
  package private(set) var policies: Int
  package private(set) var targets: Int
  package private(set) var errors: Int
  package private(set) var warnings: Int
  package private(set) var notes: Int
  /// Findings that a policy accepts; they are not among the others.
  package private(set) var accepted: Int
  /// Findings that were counted and then dropped, because there were too many; they are not among the others.
  package private(set) var unshown: Int

  package init(
    policies: Int = 0, targets: Int = 0, errors: Int = 0, warnings: Int = 0, notes: Int = 0, accepted: Int = 0, unshown: Int = 0
  ) {
    self.policies = policies
    self.targets = targets
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    self.accepted = accepted
    self.unshown = unshown
  }

  package static func += (sum: inout CheckSummary, other: CheckSummary) {
    sum.policies += other.policies
    sum.targets += other.targets
    sum.errors += other.errors
    sum.warnings += other.warnings
    sum.notes += other.notes
    sum.accepted += other.accepted
    sum.unshown += other.unshown
  }

  /// One line without a line break: `checked 3 policies, 3 targets: 2 errors, 1 warning (1 accepted)`.
  package var line: String {
    let seen = [Self.count(policies, "policy", "policies"), targets > 0 ? Self.count(targets, "target") : nil]
    let found = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    let findings = found.isEmpty ? "no findings" : found.map { Self.count($0.0, $0.1) }.joined(separator: ", ")
    let aside = [accepted > 0 ? "\(accepted) accepted" : nil, unshown > 0 ? "\(unshown) more not shown" : nil]
      .compactMap { $0 }.joined(separator: ", ")
    let tail = aside.isEmpty ? "" : " (\(aside))"
    return "checked \(seen.compactMap { $0 }.joined(separator: ", ")): \(findings)\(tail)"
  }

  private static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }
}
