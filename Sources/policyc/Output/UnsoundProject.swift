import PolicyDiagnostics
import PolicyModel
import PolicyReporting
import PolicyWorkspace

/// A project has errors, so that it has no budgets; `main` prints them.
struct UnsoundProject: Error {
  let checked: CheckedProjects
  /// At least one.
  let errors: [Diagnostic]
  /// What does not come about.
  let loss: String
  /// How the command ends where nothing else stands in the way.
  let status: ExitStatus
  let output: Output
  let color: ColorOption

  /// Writes the errors, and what else could not be done as asked; says how the command ends.
  func write() -> ExitStatus {
    let appearance = output.appearance(color)
    var report = TextReport(checked.workspace.sources, appearance)
    for error in errors { output.write("\(report.text(of: error))\n") }
    let words = "\(loss): \(errors.count) \(errors.count == 1 ? "error" : "errors")"
    output.write("\(words, on: appearance)\n")
    checked.exports.report(to: output)
    guard let refusal = Refusal(checked.problems) else { return status }
    Remark.write(refusal)
    return .notAsAsked
  }
}

extension CheckedProjects {
  /// The budgets of a project.
  ///
  /// - Parameters:
  ///   - loss: what does not come about without them.
  ///   - status: how the command ends where the project has errors.
  ///   - remarks: where the errors are told.
  /// - Throws: `UnsoundProject` for errors of the project, `Refusal` where something could not be read.
  func budgets(
    of project: ProjectResult, _ arguments: CheckArguments, else loss: String = "nothing is written",
    _ status: ExitStatus = .findings, remarks: Output = .error
  ) throws -> BudgetSet {
    let errors = project.findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw UnsoundProject(
        checked: self, errors: errors, loss: loss, status: status, output: remarks, color: arguments.color)
    }
    try requireNoProblems(remarks: remarks)
    guard let budgets = project.budgets else {
      throw InternalError("a value is unknown although no finding says so")
    }
    return budgets
  }
}
