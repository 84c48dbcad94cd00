import PolicyAudit
import PolicyDiagnostics
import PolicyExport

/// Writes what has to be true in a deployment for exported variables to have an effect, as a task list of Markdown for
/// the pull request that adds one.
public enum FollowUpMarkdown {
  /// A section for each program, with a final line break.
  public static func render(_ targets: [ExpectedTarget]) -> String {
    let sections = targets.map { target in
      "## \(code("\(target.program) \(target.version)"))\n\n" + preparation(for: target)
        + target.variables.map { item($0, of: target) }.joined()
    }
    return """
      # Follow-up in the deployment

      A variable has an effect only where every file on its way passes it on; `policyc audit` reads those files.


      """ + sections.joined(separator: "\n")
  }

  /// What the lines of a workflow take their values from.
  private static func preparation(for target: ExpectedTarget) -> String {
    guard target.platforms.contains(.workflows), target.variables.contains(where: { $0.value != nil }) else {
      return ""
    }
    return "- [ ] workflow, a job `budgets` that the others need, with the exported variables as its `outputs`\n"
  }

  private static func item(_ variable: ExpectedVariable, of target: ExpectedTarget) -> String {
    let definition = variable.field.definition
    guard let value = variable.value else {
      return "- \(code(variable.name)) is left out: no policy sets \(code(definition.path)), \(definition.summary).\n"
    }
    let assignment = Assignment(name: variable.name, value: value)
    let line = String(decoding: ComposeDialect().entry(assignment, isLast: true).dropLast(), as: UTF8.self)
    let head = "\(code(line)) is \(code(definition.path)), \(definition.summary)"
    let origin = variable.explanation.map { " (\(code($0)))" } ?? ""
    let tasks = variable.steps(on: target.platforms).map { step in
      "  - [ ] \(step.place): \(code(step.line))\n"
    }
    let description =
      target.platforms.contains(.containers) ? "`.env.example`" : "where the workflow's variables are described"
    return "- [ ] \(head)\(origin)\n" + tasks.joined() + "  - [ ] \(description): \(code(line))\n"
  }

  /// A text between as many backticks as it needs, on one line.
  private static func code(_ text: String) -> String {
    let shown = TerminalText.safe(text, on: Appearance(color: false, unicode: true))
    let longest = shown.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let padding = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    return fence + padding + shown + padding + fence
  }
}
