import PolicySource
import PolicyWorkspace
import ArgumentParser
import PolicyDiagnostics

/// `policyc check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "policyc",
    abstract: "Checks policies and reports what is wrong with them.",
    discussion: """
      A folder is checked with everything in it; a file with the project it belongs to, and what is printed are the \
      findings that touch it or a policy that rests on it, with every language error in the files that such a policy \
      rests on. Only files that are named are fixed, each whole or not at all. \
      Exit status: 0 no error, 1 findings (after --fix those that are left, with --diff something would change), \
      2 could not run as asked, 3 internal error.
      """)

  @Argument(
    help:
      "Policy folders or files, or - for standard input. Without one: policies if it is there, else the current folder.",
    completion: .yamlFile)
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Where the document of standard input belongs.", valueName: "path"),
    completion: .yamlFile)
  var stdinFilename: String?

  @Flag(help: "Let warnings fail the check too.")
  var strict = false

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Give a rule another severity (\(Words.list(RuleOverride.words, "or"))), whatever policyc.yaml says. Repeatable.",
      valueName: "id=severity"), completion: .severity,
    transform: { try RuleOverride($0) })
  var overrides: [RuleOverride] = []

  @Option(
    name: [.long, .customShort("j", allowingJoined: true)],
    help: ArgumentHelp(
      "Check at most so many projects at the same time; without it as many as there are processors.",
      valueName: "number"))
  var jobs: Int?

  @OptionGroup var quiet: QuietOption

  @OptionGroup(title: "Reports")
  var reporting: ReportArguments

  @OptionGroup(title: "Reports")
  var reportRoot: ReportRootOption

  @OptionGroup(title: "Which findings")
  var selection: SelectionOptions

  @OptionGroup(title: "Fixes")
  var fixing: FixOptions

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    try quiet.refuse([("--format", format != .text), ("--statistics", reporting.statistics)])
    if fixing.level != nil, isStream, format != .text {
      throw ValidationError("with --fix or --diff standard output holds the document, so findings are text.")
    }
    if fixing.writesNoSource, let idle = optionsOfFindings.first {
      throw ValidationError("\(fixing.diff ? "--diff" : "--patch") shows changes and no findings; leave \(idle) out.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1.") }
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- reads one document, and stands alone.") }
    if paths == ["-"], selection.since != nil { throw ValidationError("--since needs files, not standard input.") }
    if paths == ["-"], stdinFilename == nil, (selection.baseline ?? selection.writeBaseline) != nil {
      throw ValidationError("a baseline knows findings by their file; give --stdin-filename.")
    }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs - as the only path.") }
  }

  /// The options given that are about findings and nothing else.
  private var optionsOfFindings: [String] {
    let isGiven = [
      ("--format", format != .text), ("--report", !reporting.reports.isEmpty), ("--statistics", reporting.statistics),
      ("--strict", strict), ("--write-baseline", selection.writeBaseline != nil),
      ("--max-findings", selection.maxFindings != nil),
    ]
    return isGiven.filter(\.1).map(\.0)
  }

  func run() throws {
    let line = ProgressLine(on: quiet.remarks)
    let reports = try reportRoot.reportRoot()
    let workspace = Workspace(reports: reports)
    let listing = try listing(workspace, line)
    try ReportPaths(reports).require(listing, areWritten: writesPaths)
    remark(on: listing)
    let changes = try selection.changes(in: listing)
    // Before anything is fixed: what cannot be read must not leave a command half done.
    let baseline = try selection.baselineFile(for: listing, renewal: renewal)
    guard let ready = try fixed(workspace, listing, changes, baseline, line) else { return }
    let result = ready.line.during {
      workspace.check(
        ready.listing, options(ready.line.progress), changes: changes, jobs: jobs, identifies: needsIdentities)
    }
    let known = try selection.known(
      baseline, result, switchedOff: Set(overrides.filter { $0.severity == nil }.map(\.rule)))
    let reported = ReportedFindings(result, without: known, atMost: selection.maxFindings)
    let (unwritten, isStale) = tell(result, reported, known)
    let problems = unwritten + result.problems
    if let refusal = Refusal(problems + ready.problems.filter { !problems.contains($0) }) { throw refusal }
    if isStale || reported.fail(from: failing) { throw ExitStatus.findings }
  }
}
