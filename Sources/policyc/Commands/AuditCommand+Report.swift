import PolicyWorkspace
import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyExplanation
import PolicyExport
import PolicyModel
import PolicyReporting

extension AuditCommand {
  /// Says on standard error why files could not be read, which no other output says.
  func tell(_ findings: [Diagnostic], in sources: SourceMap) {
    var report = TextReport(sources, arguments.appearance(on: .error))
    for finding in findings { Output.error.write("\(report.text(of: finding))\n") }
  }

  func print(
    _ findings: [Diagnostic], _ targets: [AuditedTarget], _ summary: AuditSummary, _ loaded: LoadedDeployment
  ) {
    let sources = loaded.sources
    switch format {
    case .text:
      let appearance = arguments.appearance(on: quiet.results)
      var report = TextReport(sources, appearance)
      for finding in findings { quiet.results.write("\(report.text(of: finding))\n") }
      var table = AuditTextReport(sources, appearance)
      quiet.results.write(table.render(targets))
      if !targets.isEmpty { quiet.results.write(PrintableText(line: summary.line, on: appearance)) }
    case .json:
      var report = AuditJSONReport(sources)
      quiet.results.write(report.render(targets, Compiler.identify(findings, in: sources), summary))
    default:
      let report = CheckReport(
        sources, of: loaded.files.map(\.file), findings: Compiler.identify(findings, in: sources),
        CheckSummary(
          targets: targets.count, errors: summary.errors, warnings: summary.warnings, notes: summary.notes,
          accepted: summary.accepted),
        failing: strict ? .warning : .error,
        by: ReportingTool(version: Policyc.version, pages: PageAddresses(), describe: Catalog.description))
      quiet.results.write(format.render(report))
    }
  }

  // MARK: Expectations

  /// What the policies want of every program, or of the one that was named.
  func expectedTargets(
    _ checked: CheckedProjects, _ project: CheckedProject, _ exports: [LoadedDeployment.Export]
  ) throws -> [ExpectedTarget] {
    let budgets: BudgetSet
    do {
      budgets = try checked.budgets(of: project, arguments, else: "nothing is audited")
    } catch ExitStatus.findings {
      throw ExitStatus.notAsAsked
    }
    let names = target.map { [$0] } ?? budgets.programs.map(\.name)
    return try names.map { name in
      let names = exports.filter { $0.target == name }.map(\.name)
      return ExpectedTarget(
        try TargetExport.required(of: name, in: budgets), of: project.resolved, exportNames: names)
    }
  }

  // MARK: Problems

  /// The surfaces whose programs a platform runs, as words.
  static func surfaces(of platform: Platform, _ conjunction: String) -> String {
    Words.list(platform.surfaces.map(\.rawValue), conjunction)
  }

  /// Why it could not be done as asked.
  func problems(of audit: Audit, _ loaded: LoadedDeployment) -> [Refusal.Reason] {
    var problems = loaded.problems + audit.problems
    if problems.isEmpty, loaded.findings.isEmpty, audit.targets.isEmpty {
      problems.append(
        AuditProblem(
          "these files do not answer for \(target ?? "any program with a policy")",
          help: "compose files answer for programs of \(Self.surfaces(of: .containers, "and")), "
            + "workflows for those of \(Self.surfaces(of: .workflows, "and"))"))
    }
    return problems.map { problem in
      let place = problem.span.map { span -> String in
        let file = loaded.sources[span.file]
        return "\(file.path.shown):\(LineTable(file.bytes).position(of: span.range.lowerBound).line): "
      }
      return Refusal.Reason((place ?? "") + problem.words, help: problem.help)
    }
  }
}
