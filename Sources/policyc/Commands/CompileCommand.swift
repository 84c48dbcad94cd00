import PolicyWorkspace
import PolicyDiagnostics
import ArgumentParser
import PolicyCompiler
import PolicyModel
import PolicyReporting

/// `policyc compile`
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", _superCommandName: "policyc",
    abstract: "Prints the budgets of a project as JSON.",
    discussion: """
      Every value of every policy with its unit and its origin, in a stable order; schemas/budget.schema.json describes \
      it. Nothing is printed when the project has an error.
      """)

  @Argument(
    help: "The policy folder of one project. Without one: policies if it is there, else the current folder.",
    completion: .directory)
  var path: String?

  @OptionGroup var arguments: CheckArguments

  func run() throws {
    let checked = Workspace().projects(path.map { [$0] } ?? [], arguments.options)
    let budgets = try checked.budgets(of: try checked.namedProject().checked, arguments)
    Output.standard.write(BudgetReport.render(budgets))
  }
}

extension CheckedProjects {
  /// The budgets of a project.
  ///
  /// - Throws: `ExitStatus.findings` once the errors of the project are printed; `Refusal` where something could not be
  ///   read.
  /// - Parameters:
  ///   - loss: what then does not come about.
  ///   - remarks: where the errors are told.
  func budgets(
    of project: CheckedProject, _ arguments: CheckArguments, else loss: String = "nothing is written",
    remarks: Output = .error
  ) throws -> BudgetSet {
    try requireSound(project, arguments, loss, remarks)
    guard let budgets = Compiler.lower(project, in: workspace.sources) else {
      throw InternalError("a value is unknown although no finding says so")
    }
    return budgets
  }

  private func requireSound(
    _ project: CheckedProject, _ arguments: CheckArguments, _ loss: String, _ remarks: Output
  ) throws {
    let errors = project.findings.filter { $0.severity == .error }
    if !errors.isEmpty {
      var report = TextReport(workspace.sources, arguments.appearance(on: remarks))
      for finding in errors { remarks.write("\(report.text(of: finding))\n") }
      let words = "\(loss): \(errors.count) \(errors.count == 1 ? "error" : "errors")"
      remarks.write("\(words, on: arguments.appearance(on: remarks))\n")
    }
    try requireNoProblems(remarks: remarks)
    if !errors.isEmpty { throw ExitStatus.findings }
  }
}
