import PolicyWorkspace
import ArgumentParser
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyFixing
import PolicyReporting

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
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs - as the only path.") }
  }

  /// The options given that are about findings and nothing else.
  private var optionsOfFindings: [String] {
    let isGiven = [
      ("--format", format != .text), ("--report", !reporting.reports.isEmpty), ("--statistics", reporting.statistics),
      ("--strict", strict), ("--baseline", selection.baseline != nil),
      ("--write-baseline", selection.writeBaseline != nil), ("--max-findings", selection.maxFindings != nil),
    ]
    return isGiven.filter(\.1).map(\.0)
  }

  func run() throws {
    var line = ProgressLine(on: quiet.remarks)
    var listing = try listing(line)
    for notice in listing.notices { Remark.write(notice, to: quiet.remarks) }
    let changes = try selection.changes(in: listing)
    // Before anything is fixed: what cannot be read must not leave a command half done.
    let baseline = try selection.baselineFile()
    var unfixed: [Refusal.Reason] = []
    if let level = fixing.level {
      let next = ProgressLine(on: quiet.remarks)
      guard let fixed = try fix(level, listing, changes, baseline, line, next) else { return }
      (listing, unfixed, line) = (fixed.listing, fixed.problems, next)
    }
    let result = line.during {
      Workspace().check(listing, options(line.progress), changes: changes, jobs: jobs, identifies: needsIdentities)
    }
    let known = try selection.known(
      baseline, result, switchedOff: Set(overrides.filter { $0.severity == nil }.map(\.rule)))
    let reported = ReportedFindings(result, without: known, atMost: selection.maxFindings)
    // Files first: whoever reads what is printed may stop reading, and that ends the command.
    let unwritten = writeReports(result, reported)
    write(result, reported)
    // What other formats have on standard output is for programs.
    let aside = format == .text ? output : .error
    if reporting.statistics {
      let statistics = CheckStatistics(reported.counted, result.reading)
      aside.write(statistics.text(arguments.appearance(on: aside)))
    }
    let isStale = known?.report(on: aside, remarks: quiet.remarks, renewal: renewal) ?? false
    result.exports.report(to: quiet.remarks)
    let problems = result.problems
    let reasons = (unwritten?.reasons ?? []) + problems + unfixed.filter { !problems.contains($0) }
    if let refusal = Refusal(reasons) { throw refusal }
    if isStale || reported.fail(from: failing) { throw ExitStatus.findings }
  }

  /// The weight from which a finding makes the check fail.
  private var failing: Severity { strict ? .warning : .error }

  /// Writes all findings that count into the files that were asked for; says why that could not be done.
  private func writeReports(_ result: CheckOutcome, _ reported: ReportedFindings) -> Refusal? {
    guard !reporting.reports.isEmpty else { return nil }
    let report = result.report(reported.identified, reported.summary, failingFrom: failing, reporting.docsURL)
    return ReportFiles(reporting.reports).write(report)
  }

  /// Prints the findings that are shown.
  private func write(_ result: CheckOutcome, _ reported: ReportedFindings) {
    let appearance = arguments.appearance(on: output)
    guard format != .text else {
      let findings = FindingsText(reported.shown, of: reported.counted, in: result.sources, reported.summary)
      return output.write(findings.text(appearance))
    }
    let report = result.report(reported.identifiedShown, reported.summary, failingFrom: failing, reporting.docsURL)
    Output.standard.write(format.render(report))
  }

  /// What there is to check after the fixes, listed under the next line, and what could not be read for them; nil when
  /// only the differences were asked for.
  private func fix(
    _ level: FixLevel, _ listing: WorkspaceListing, _ changes: ChangedFiles?, _ baseline: BaselineFile?,
    _ line: ProgressLine, _ next: ProgressLine
  ) throws -> (listing: WorkspaceListing, problems: [Refusal.Reason])? {
    let job = FixJob(
      level: level, isDiff: fixing.writesNoSource, isStream: isStream, options: options(nil), changes: changes,
      line: line, output: format == .text ? output : .error,
      differences: (fixing.diff ? quiet.results : .nowhere, quiet.remarks), baseline: baseline?.baseline,
      patch: fixing.patch)
    let checked = line.during { Workspace().projects(listing, options(line.progress), changes: changes) }
    guard let fixed = try job.run(on: checked)?.workspace else { return nil }
    guard isStream else { return (next.during { Workspace().list(paths, next.progress) }, checked.losses) }
    let document = fixed.named.first.map { fixed.sources[$0].bytesOnDisk } ?? []
    return (Workspace().list(StandardInput(bytes: document, filename: stdinFilename)), checked.losses)
  }

  private var format: FindingsFormat { reporting.format }

  private var isStream: Bool { paths == ["-"] }

  /// Where findings go; a document that is fixed on its way has standard output for itself.
  private var output: Output { isStream && fixing.level != nil ? quiet.remarks : quiet.results }

  /// The command line that renews the baseline.
  private var renewal: String {
    let typed = paths == ["-"] ? [stdinFilename ?? "-"] : paths
    let rules = overrides.map { "--rule \($0.rule)=\($0.severity?.rawValue ?? "off")" }
    let baseline = (selection.baseline ?? "").quotedForShell
    return (["policyc check"] + typed.map(\.quotedForShell) + rules + ["--write-baseline \(baseline)"])
      .joined(separator: " ")
  }

  private func options(_ progress: CheckProgress?) -> CheckOptions {
    var options = arguments.options
    options.progress = progress
    for override in overrides { options.severities[override.rule] = .some(override.severity) }
    return options
  }

  /// Whether somebody asks for what stays the same about findings.
  private var needsIdentities: Bool {
    format != .text || !reporting.reports.isEmpty || selection.baseline != nil || selection.writeBaseline != nil
  }

  private func listing(_ line: ProgressLine) throws -> WorkspaceListing {
    // Over what a person types into standard input nothing may be drawn.
    guard paths == ["-"] else { return line.during { Workspace().list(paths, line.progress) } }
    do throws(FileProblem) {
      return Workspace().list(try StandardInput.read(as: stdinFilename))
    } catch {
      throw Refusal("standard input: \(error.words)")
    }
  }
}
