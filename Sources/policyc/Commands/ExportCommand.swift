import PolicyWorkspace
import ArgumentParser
import PolicyExport
import PolicyModel

/// `policyc export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", _superCommandName: "policyc",
    abstract: "Writes the environment files that a deployment reads.",
    discussion: """
      Without --target, every export of policyc.yaml is written. With --target, that program's variables are printed, \
      or written to --output. Nothing is written when a policy has an error. Exit status: 0 written or current, \
      1 findings or, with --check, a file that is not current, 2 could not run as asked, 3 internal error.
      """)

  @Argument(
    help: "The policy folder of one project. Without one: policies if it is there, else the current folder.",
    completion: .directory)
  var path: String?

  @Option(help: ArgumentHelp("Export the variables of this target.", valueName: "name"), completion: .target)
  var target: String?

  @Option(
    name: .customLong("dialect"),
    help: ArgumentHelp(
      "The syntax to write, named after what reads it: \(DialectName.words.joined(separator: ", ")). (default: portable)",
      valueName: "dialect"))
  private var chosenDialect: DialectName?

  var dialect: DialectName { chosenDialect ?? .portable }
  var syntax: any Dialect { dialect.dialect(for: name ?? .example) }

  @Option(
    help: ArgumentHelp("What the ConfigMap is called; for --dialect configmap.", valueName: "name"),
    transform: ObjectName.init(option:))
  var name: ObjectName?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file, relative to here.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Write nothing; show what would change, and exit with 1 if something would.")
  var check = false

  @Option(
    help: ArgumentHelp("With --check, write the difference that patch applies to this file.", valueName: "file"),
    completion: .file(), transform: { try PatchFile(option: $0) })
  var patch: PatchFile?

  @Flag(help: "Put the value as people write it, and its origin, above each assignment.")
  var explain = false

  @Flag(help: "Print what the deployment has to hold for the variables to have an effect, as a Markdown task list.")
  var followUp = false

  @Flag(help: "Replace a file that policyc did not write, or that was edited by hand.")
  var force = false

  @Flag(help: "Let policyc.yaml name files outside its repository; --output may lie anywhere.")
  var allowOutside = false

  @OptionGroup var quiet: QuietOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    let isPrinted = target != nil && output == nil && !check
    try quiet.refuse([("--follow-up", followUp), ("--target without --output or --check", isPrinted && !followUp)])
    if followUp, check || explain || force || allowOutside || output != nil || chosenDialect != nil {
      throw ValidationError("--follow-up writes no file; it goes with --target alone.")
    }
    if patch != nil, !check { throw ValidationError("--patch goes with --check, which says what would change.") }
    if target == nil, output != nil { throw ValidationError("--output needs --target, which says what to write.") }
    if dialect.namesObject != (name != nil) {
      throw ValidationError(
        name == nil ? "--dialect \(dialect.rawValue) needs --name." : "--name is for --dialect configmap.")
    }
    if chosenDialect != nil, target == nil || (check && output == nil) {
      throw ValidationError(
        "--dialect is for one --target, printed or with --output; policyc.yaml names its own dialects.")
    }
    try requireComments()
  }

  private func requireComments() throws {
    guard explain, !syntax.allowsComments else { return }
    throw ValidationError("--explain writes comments, and the dialect \(dialect.rawValue) has none.")
  }

  func run() throws {
    let checked = Workspace().projects(path.map { [$0] } ?? [], arguments.options, remarks: quiet.remarks)
    let project = try checked.namedProject()
    let budgets = try checked.budgets(of: project, arguments, remarks: quiet.remarks)
    guard !followUp else { return try printFollowUp(budgets, of: project.checked.resolved) }
    let jobs = try ExportJob.jobs(
      for: ExportJob.Request(target: target, output: output, isCheck: check, dialect: syntax), of: project.files,
      project.checked)
    let files = try jobs.map { try $0.render(budgets, explained: explain) }
    if explain { note(unsetIn: files) }
    if target != nil, output == nil, !check {
      return try files.forEach(print)
    }
    let destinations = try destinations(of: files, checked)
    if check {
      try compare(destinations)
    } else {
      try write(destinations)
    }
  }
}

extension ObjectName {
  fileprivate init(option text: String) throws {
    guard let name = ObjectName(text) else { throw ValidationError("write \(Self.description).") }
    self = name
  }
}
