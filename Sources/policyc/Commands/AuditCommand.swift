import PolicyWorkspace
import ArgumentParser
import PolicyAudit
import PolicyDiagnostics
import PolicyReporting

/// `policyc audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", _superCommandName: "policyc",
    abstract: "Says whether a deployment passes the exported variables on.",
    discussion: """
      The files are those of the deployment: compose files, in the order in which later ones take precedence, \
      environment files such as .env.example, and GitHub workflows. Compose and environment files answer for programs \
      that serve \(Platform.containers.surfaceWords("or")) and those they use, workflows for programs that serve \
      \(Platform.workflows.surfaceWords("or")). A service is taken to run a program when it has its name or sets one of its \
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

  @OptionGroup var reportRoot: ReportRootOption

  @OptionGroup var quiet: QuietOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws { try quiet.refuse([("--format", format != .text)]) }

  func run() throws {
    let writesPaths = format != .text
    let checked = try reportRoot.projects(
      policies.map { [$0] } ?? [], arguments.options, areWritten: writesPaths, remarks: quiet.remarks)
    let project = try checked.namedProject()
    let budgets = try checked.budgets(of: project, arguments, else: "nothing is audited", .notAsAsked)
    let reports = try reportRoot.reportRoot()
    let audited = try Workspace(reports: reports).audit(
      files, of: project, budgets, target: target, services: services, arguments.options)
    try ReportPaths(reports).require(audited.loaded.sources, areWritten: writesPaths)
    print(audited)
    if quiet.quiet { tell(audited.loaded.findings, in: audited.loaded.sources) }
    if let refusal = Refusal(audited.problems) { throw refusal }
    guard audited.loaded.findings.isEmpty else { throw ExitStatus.notAsAsked }
    if audited.findings.contains(where: { $0.severity == .error || (strict && $0.severity == .warning) }) {
      throw ExitStatus.findings
    }
  }
}
