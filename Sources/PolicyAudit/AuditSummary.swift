import PolicyDiagnostics

/// What an audit has seen and found, in numbers.
package struct AuditSummary: Equatable, Sendable {
  /// Files that were named.
  package let files: Int
  package let targets: Int
  /// Variables that some policy or default gives a value.
  package let variables: Int
  /// Those of them that are passed on.
  package let passed: Int
  /// Those of them that an environment file names, where nothing that passes variables on was given.
  package let documented: Int
  package let errors: Int
  package let warnings: Int
  package let notes: Int
  /// Findings that a policy or target accepts; they are not among the others.
  package let accepted: Int

  package init(files: Int, _ targets: [AuditedTarget], _ findings: [Diagnostic], accepted: Int) {
    let variables = targets.flatMap(\.variables).filter { $0.status != .unset }
    self.files = files
    self.targets = targets.count
    self.variables = variables.count
    passed = variables.count { $0.status == .passed }
    documented = variables.count { $0.status == .documented }
    errors = findings.count { $0.severity == .error }
    warnings = findings.count { $0.severity == .warning }
    notes = findings.count { $0.severity == .note }
    self.accepted = accepted
  }

  /// One line without a line break: `audited 1 file: 3 of 5 variables are passed on; 2 errors (1 accepted)`.
  package var line: String {
    let found = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    let findings = found.isEmpty ? "no findings" : found.map { Self.count($0.0, $0.1) }.joined(separator: ", ")
    let told = documented > 0 ? ", \(documented) \(documented == 1 ? "is" : "are") documented" : ""
    let aside = accepted > 0 ? " (\(accepted) accepted)" : ""
    return "audited \(Self.count(files, "file")): \(passed) of \(Self.count(variables, "variable"))"
      + " \(variables == 1 ? "is" : "are") passed on\(told); \(findings)\(aside)"
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
