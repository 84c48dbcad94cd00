import PolicyAudit
import PolicyDiagnostics
import PolicyExport

/// Writes what has to be true in a deployment for exported variables to have an effect, as a task list of Markdown for
/// the pull request that adds one.
package enum FollowUpMarkdown {
  /// A section for each program.
  package static func render(_ targets: [ExpectedTarget]) -> PrintableText {
    var text: PrintableText = """
      # Follow-up in the deployment

      A variable has an effect only where every file on its way passes it on; `policyc audit` reads those files.


      """
    for (index, target) in targets.enumerated() {
      if index > 0 { text += "\n" }
      text += "## \(code("\(target.program) \(target.version)"))\n\n"
      text += preparation(for: target)
      for variable in target.variables { text += item(variable, of: target) }
    }
    return text
  }

  /// What the lines of a workflow take their values from.
  private static func preparation(for target: ExpectedTarget) -> PrintableText {
    guard target.platforms.contains(.workflows), target.variables.contains(where: { $0.value != nil }) else {
      return ""
    }
    return "- [ ] workflow, a job `budgets` that the others need, with the exported variables as its `outputs`\n"
  }

  private static func item(_ variable: ExpectedVariable, of target: ExpectedTarget) -> PrintableText {
    let definition = variable.field.definition
    guard let value = variable.value else {
      return """
        - \(code(variable.name)) is left out: no policy sets \(code(definition.path)), \(definition.summary, on: reader).

        """
    }
    let assignment = Assignment(name: variable.name, value: value)
    let line = String(decoding: ComposeDialect().entry(assignment, isLast: true).dropLast(), as: UTF8.self)
    var item: PrintableText = "- [ ] \(code(line)) is \(code(definition.path)), \(definition.summary, on: reader)"
    if let origin = variable.explanation { item += " (\(code(origin)))" }
    item += "\n"
    for step in variable.steps(on: target.platforms) {
      item += "  - [ ] \(step.place, on: reader): \(code(step.line))\n"
    }
    let description: PrintableText =
      target.platforms.contains(.containers) ? "`.env.example`" : "where the workflow's variables are described"
    item += "  - [ ] \(description): \(code(line))\n"
    return item
  }

  private static let reader = Appearance(color: false, unicode: true)

  /// A text between as many backticks as it needs, on one line.
  private static func code(_ text: String) -> PrintableText {
    let shown = ShownText(text, on: reader)
    let longest = shown.text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = ShownText(String(repeating: "`", count: longest + 1), on: reader)
    let padding: PrintableText = shown.text.hasPrefix("`") || shown.text.hasSuffix("`") ? " " : ""
    return "\(fence)\(padding)\(shown)\(padding)\(fence)"
  }
}
