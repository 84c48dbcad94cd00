import ArgumentParser
import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyReporting

/// `policyc compile`
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
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
    let checked = CheckedWorkspace(path.map { [$0] } ?? [], arguments.options)
    let budgets = try checked.budgetsOfOneProject(arguments)
    Output.standard.write(BudgetReport.render(budgets))
  }
}

extension CheckedWorkspace {
  /// The budgets of the only project there is; otherwise says why there are none.
  func budgetsOfOneProject(_ arguments: CheckArguments) throws -> BudgetSet {
    try requireSound(arguments)
    guard projects.count == 1, let budgets = Compiler.lower(projects[0].checked, in: workspace.sources) else {
      Complaint.write(
        "there are several projects", help: "name one of them: \(Words.list(projects.map(\.files.shownRoot), "or"))")
      throw ExitStatus.notAsAsked
    }
    return budgets
  }

  /// Ends the command when something could not be read or some project has an error.
  func requireSound(_ arguments: CheckArguments) throws {
    let errors = projects.flatMap(\.checked.findings).filter { $0.severity == .error }
    if !errors.isEmpty {
      var report = TextReport(workspace.sources, arguments.appearance(on: .error))
      for finding in errors { Output.error.write(report.bytes(of: finding) + [0x0A]) }
      Output.error.write("nothing is written: \(summary.line)\n")
    }
    if reportProblems() { throw ExitStatus.notAsAsked }
    if !errors.isEmpty { throw ExitStatus.findings }
  }
}
