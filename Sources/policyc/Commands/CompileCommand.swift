import PolicyWorkspace
import ArgumentParser
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
    let checked = Workspace().projects(path.map { [$0] } ?? [], arguments.options, remarks: .error)
    let budgets = try checked.budgets(of: try checked.namedProject(), arguments)
    Output.standard.write(BudgetReport.render(budgets))
  }
}
