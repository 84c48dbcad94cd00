import PolicyAudit
import PolicyDiagnostics
import PolicyExport
import PolicyModel
import PolicyReporting
import PolicyWorkspace

extension ExportCommand {
  /// The places of the files.
  ///
  /// - Throws: `Refusal` where one of them must not be written.
  func destinations(of files: [RenderedExport], _ checked: CheckedProjects) throws -> [ExportDestination] {
    let sources = ProjectSources(of: checked, arguments.options, in: Workspace())
    do throws(WriteFailure) {
      return try ExportDestination.all(of: files, allowsOutside: allowOutside, sources)
    } catch {
      throw Refusal(error)
    }
  }

  func note(unsetIn files: [RenderedExport]) {
    for file in files {
      for unset in file.unset {
        let words = "\(unset.variable) is left out: no policy of \(file.job.target) sets \(unset.field.path)"
        quiet.remarks.write("\(words, on: arguments.appearance(on: quiet.remarks))\n")
      }
    }
  }

  /// Prints the text of an export.
  ///
  /// - Throws: `Refusal` where it may not be printed as it is.
  func print(_ export: RenderedExport) throws {
    guard let text = PrintableText(data: export.file.text) else {
      let variable = export.unprintableVariable.map { "the value of \($0)" } ?? "the export"
      throw Refusal(
        "\(variable) holds what a terminal or a CI job obeys, and is not printed", help: "use --output to write a file")
    }
    Output.standard.write(text)
  }

  /// Prints what the deployment has to hold, for one program or for all.
  func printFollowUp(_ budgets: BudgetSet, of project: ResolvedProject) throws {
    let names = target.map { [$0] } ?? budgets.programs.map(\.name)
    let targets = try names.map { name in
      ExpectedTarget(try TargetExport.required(of: name, in: budgets), of: project, exportNames: [])
    }
    Output.standard.write(FollowUpMarkdown.render(targets))
  }
}
