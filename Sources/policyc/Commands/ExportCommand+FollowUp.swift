import PolicyAudit
import PolicyExport
import PolicyModel
import PolicyReporting

extension ExportCommand {
  /// Prints what the deployment has to hold, for one program or for all.
  func printFollowUp(_ budgets: BudgetSet, of project: ResolvedProject) throws {
    let names = target.map { [$0] } ?? budgets.programs.map(\.name)
    let targets = try names.map { name in
      ExpectedTarget(try TargetExport.required(of: name, in: budgets), of: project, exportNames: [])
    }
    Output.standard.write(FollowUpMarkdown.render(targets))
  }
}
