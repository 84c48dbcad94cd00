import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import PolicyYAML

/// The words of `knob-not-exposed`.
enum AuditFindings {
  /// A variable that nothing hands on where it should.
  ///
  /// - Parameters:
  ///   - subject: who does not, such as "service gateway"; nil for nobody of the platform.
  ///   - gaps: what the files do not tell.
  static func missing(
    _ variable: ExpectedVariable, by subject: String?, at span: Span, gaps: [Note] = [], on platform: Platform
  ) -> Finding {
    let line = line(for: variable, on: platform)
    let (nobody, help) =
      switch platform {
      case .containers: ("no service", "add `\(line)` under environment, or name the exported file as env_file")
      case .workflows: ("no job", "write `\(line)` \(PassingLine.workflowPlace(variable.field))")
      }
    let fact =
      subject.map { "\($0) does not pass \(variable.name) on" } ?? "\(nobody) passes \(variable.name) on"
    var finding = finding(
      variable, "\(fact), so \(variable.title) has no effect", at: span, notes: gaps, help: [help])
    // Several variables are missing at one place; what tells them apart stands in the target file.
    finding.diagnostic.subject = variable.places.first
    return finding
  }

  /// A variable that is handed on with something else than the policy's value.
  static func contradicted(
    _ variable: ExpectedVariable, _ contradiction: Contradiction, by subject: String, _ passed: PassedVariable,
    on platform: Platform
  ) -> Finding {
    let name = variable.name
    let wanted = "where \(variable.demand)"
    let line = "`\(line(for: variable, on: platform))`"
    switch contradiction {
    case .constant(let text):
      let given = text.isEmpty ? "nothing" : quoted(text)
      let isFile = passed.means == .environmentFile || passed.means == .documentation
      return finding(
        variable,
        passed.means == .documentation
          ? "\(subject) has \(given) for \(name), \(wanted)" : "\(subject) hands \(given) on as \(name), \(wanted)",
        at: passed.span,
        help: [isFile ? "write the value of the policy; policyc export renews the files it writes" : "write \(line)"])
    case .fallback(let text, let span):
      return finding(
        variable, "\(subject) falls back to \(quoted(text)) for \(name), \(wanted)", at: span,
        help: ["leave the default out: \(line)"])
    case .others(let names):
      return finding(
        variable, "\(subject) takes \(name) from \(Words.list(Array(names.prefix(3)))), which no export writes",
        at: passed.span, help: ["take it from the variable of the same name: \(line)"])
    case .refused:
      return finding(
        variable, "\(subject) has a value for \(name) that Docker Compose refuses", at: passed.span,
        help: ["write \(line); a dollar sign that begins no variable is `$$`"])
    }
  }

  /// A text without the lines behind its first: a quote that nobody closed takes in other variables, secrets too. What
  /// interpolation puts together is looked at once more, since no file holds it as a whole.
  private static func quoted(_ text: String) -> String {
    let lines = text.withoutSecrets.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let more = lines.count - 1
    return Excerpt.quoted(lines[0]) + (more == 0 ? "" : " and \(more) more line\(more == 1 ? "" : "s")")
  }

  private static func line(for variable: ExpectedVariable, on platform: Platform) -> String {
    switch platform {
    case .containers: PassingLine.compose(variable.name)
    case .workflows: PassingLine.workflow(variable.name, variable.field, from: "vars")
    }
  }

  /// An environment file that does not tell people of a variable.
  static func undocumented(_ variable: ExpectedVariable, in file: FileID) -> Finding {
    var finding = finding(
      variable, "the example does not name \(variable.name), which sets \(variable.field.path)", at: .start(of: file),
      help: ["add the line `\(variable.name)=\(Excerpt.shown((variable.value ?? "").utf8))`, or put it in a comment"])
    finding.diagnostic.severity = .warning
    finding.diagnostic.subject = variable.places.first
    return finding
  }

  private static func finding(
    _ variable: ExpectedVariable, _ message: String, at span: Span, notes: [Note] = [], help: [String]
  ) -> Finding {
    let metadata = KnobNotExposed.metadata
    return Finding(
      Diagnostic(
        id: metadata.id, severity: metadata.severity, message: message, at: span, notes: variable.origins + notes,
        why: metadata.why, help: help, surfaces: variable.surfaces.map(\.rawValue)),
      policies: variable.policies, places: variable.places)
  }
}
