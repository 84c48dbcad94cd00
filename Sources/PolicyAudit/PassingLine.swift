import PolicyModel

/// The lines by which a deployment passes a variable on.
enum PassingLine {
  /// Under `environment` of a service of a compose file; while the variable is not set, the program gets nothing.
  static func compose(_ name: String) -> String { "\(name): ${\(name):-}" }

  /// In a GitHub workflow; a first job `budgets` has the export as its outputs.
  ///
  /// `timeout-minutes` takes a number, and every output is a text, so `fromJSON` reads it (GitHub documentation,
  /// expressions).
  static func workflow(_ name: String, _ field: FieldID, from context: String = "needs.budgets.outputs") -> String {
    switch field {
    case .jobTimeout, .jobStepTimeout: "timeout-minutes: ${{ fromJSON(\(context).\(name)) }}"
    default: "${{ \(context).\(name) }}"
    }
  }

  /// Where that line belongs.
  static func workflowPlace(_ field: FieldID) -> String {
    switch field {
    case .jobTimeout: "at the job"
    case .jobStepTimeout: "at the step"
    default: "as the value of an input under `with`, or of a variable under `env`, of the step"
    }
  }
}

extension ExpectedVariable {
  /// Something that a deployment has to hold for the variable to have an effect.
  package struct Step: Hashable, Sendable {
    /// Where it belongs, in Markdown.
    package let place: String
    package let line: String
  }

  /// What has to stand where, for programs that run on these platforms.
  package func steps(on platforms: Set<Platform>) -> [Step] {
    var steps: [Step] = []
    if platforms.contains(.containers) {
      steps += [
        Step(place: "compose file, under `environment` of the service", line: PassingLine.compose(name)),
        Step(
          place: "workflow that deploys, under `env` of the step",
          line: "\(name): ${{ vars.\(name) }}"),
      ]
    }
    if platforms.contains(.workflows) {
      steps.append(
        Step(
          place: "workflow, \(PassingLine.workflowPlace(field))", line: PassingLine.workflow(name, field)))
    }
    return steps
  }
}
