/// What a check has seen and found, in numbers.
package struct CheckSummary: Equatable, Sendable {
  package let policies: Int
  package let targets: Int
  package let errors: Int
  package let warnings: Int
  package let notes: Int
  /// Findings that a policy accepts; they are not among the others.
  package let accepted: Int
  /// Findings that were counted and then dropped, because there were too many; they are not among the others.
  package let unshown: Int

  package init(
    policies: Int, targets: Int, errors: Int = 0, warnings: Int = 0, notes: Int = 0, accepted: Int = 0, unshown: Int = 0
  ) {
    self.policies = policies
    self.targets = targets
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    self.accepted = accepted
    self.unshown = unshown
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
