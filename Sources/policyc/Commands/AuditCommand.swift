import PolicyWorkspace
import ArgumentParser
import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyExplanation
import PolicyExport
import PolicyModel
import PolicyReporting
import PolicyRules

/// `policyc audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", _superCommandName: "policyc",
    abstract: "Says whether a deployment passes the exported variables on.",
    discussion: """
      The files are those of the deployment: compose files, in the order in which later ones take precedence, \
      environment files such as .env.example, and GitHub workflows. Compose and environment files answer for programs \
      that serve \(surfaces(of: .containers, "or")) and those they use, workflows for programs that serve \
      \(surfaces(of: .workflows, "or")). A service is taken to run a program when it has its name or sets one of its \
      variables. Exit status: 0 everything is passed on, 1 findings, 2 could not run as asked, 3 internal error.
      """)

  @Argument(help: "Files of the deployment.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The policy folder of one project. (default: policies if it is there, else the current folder)",
      valueName: "path"),
    completion: .directory)
  var policies: String?

  @Option(help: ArgumentHelp("Look at this program only.", valueName: "name"), completion: .target)
  var target: String?

  @Option(
    name: .customLong("service"),
    help: ArgumentHelp("Look at this service of the compose files only. Repeatable.", valueName: "name"))
  var services: [String] = []

  @Option(help: "How to print the findings.")
  var format: FindingsFormat = .text

  @Flag(help: "Let warnings fail the audit too.")
  var strict = false

  @OptionGroup var quiet: QuietOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws { try quiet.refuse([("--format", format != .text)]) }

  func run() throws {
    let checked = Workspace().projects(policies.map { [$0] } ?? [], arguments.options)
    let project = try checked.namedProject()
    let exports = LoadedDeployment.Export.all(of: project.files, project.checked)
    let targets = try expectedTargets(checked, project.checked, exports)
    var loaded = LoadedDeployment(files, adding: checked.workspace.sources, exports: exports)
    let deployment = loaded.deployment(variables: Set(targets.flatMap(\.variables).map(\.name)))
    let audit = Audit(deployment, for: targets, services: services)
    let judged = Checker.judge(
      audit.findings, of: KnobNotExposed.metadata, about: project.checked.resolved,
      options: arguments.options)
    let findings = loaded.findings + judged.standing
    let summary = AuditSummary(files: files.count, audit.targets, findings, accepted: judged.accepted.count)
    print(findings, audit.targets, summary, loaded)
    if quiet.quiet { tell(loaded.findings, in: loaded.sources) }
    if let refusal = Refusal(problems(of: audit, loaded)) { throw refusal }
    guard loaded.findings.isEmpty else { throw ExitStatus.notAsAsked }
    if findings.contains(where: { $0.severity == .error || (strict && $0.severity == .warning) }) {
      throw ExitStatus.findings
    }
  }

  /// Says on standard error why files could not be read, which no other output says.
  private func tell(_ findings: [Diagnostic], in sources: SourceMap) {
    var report = TextReport(sources, arguments.appearance(on: .error))
    for finding in findings { Output.error.write("\(report.text(of: finding))\n") }
  }

  private func print(
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
  private func expectedTargets(
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
  private static func surfaces(of platform: Platform, _ conjunction: String) -> String {
    Words.list(platform.surfaces.map(\.rawValue), conjunction)
  }

  /// Why it could not be done as asked.
  private func problems(of audit: Audit, _ loaded: LoadedDeployment) -> [Refusal.Reason] {
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
