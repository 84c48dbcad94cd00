import PolicyWorkspace
import PolicyCompiler
import PolicyDiagnostics
import PolicyReporting

extension CheckCommand {
  /// Writes the reports, prints what was found, and says what a baseline and exports have to do with it.
  func tell(
    _ result: CheckOutcome, _ reported: ReportedFindings, _ known: KnownFindings?
  ) -> (unwritten: [Refusal.Reason], isStale: Bool) {
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
    return (unwritten?.reasons ?? [], isStale)
  }

  /// The weight from which a finding makes the check fail.
  var failing: Severity { strict ? .warning : .error }

  /// Writes all findings that count into the files that were asked for; says why that could not be done.
  func writeReports(_ result: CheckOutcome, _ reported: ReportedFindings) -> Refusal? {
    guard !reporting.reports.isEmpty else { return nil }
    let report = result.report(reported.identified, reported.summary, failingFrom: failing, reporting.docsURL)
    return ReportFiles(reporting.reports).write(report)
  }

  /// Prints the findings that are shown.
  func write(_ result: CheckOutcome, _ reported: ReportedFindings) {
    let appearance = arguments.appearance(on: output)
    guard format != .text else {
      let findings = FindingsText(reported.shown, of: reported.counted, in: result.sources, reported.summary)
      return output.write(findings.text(appearance))
    }
    let report = result.report(reported.identifiedShown, reported.summary, failingFrom: failing, reporting.docsURL)
    format.write(report) { Output.standard.write($0) }
  }

  /// What is to be checked, and under which line.
  struct Ready {
    let listing: WorkspaceListing
    let line: ProgressLine
    /// What could not be read for the fixes.
    var problems: [Refusal.Reason] = []
  }

  /// What there is to check once what was asked for is fixed; nil when only the differences were asked for.
  func fixed(
    _ workspace: Workspace, _ listing: WorkspaceListing, _ changes: ChangedFiles?, _ baseline: BaselineFile?,
    _ line: ProgressLine
  ) throws -> Ready? {
    guard let level = fixing.level else { return Ready(listing: listing, line: line) }
    let job = FixJob(
      level: level, isDiff: fixing.writesNoSource, isStream: isStream, options: options(nil), changes: changes,
      line: line, output: format == .text ? output : .error,
      differences: (fixing.diff ? quiet.results : .nowhere, quiet.remarks), baseline: baseline?.matcher,
      patch: fixing.patch)
    let checked = line.during { workspace.projects(listing, options(line.progress), changes: changes) }
    guard let fixed = try job.run(on: checked)?.workspace else { return nil }
    let next = ProgressLine(on: quiet.remarks)
    guard isStream else {
      let listing = next.during { workspace.list(paths, next.progress) }
      return Ready(listing: listing, line: next, problems: checked.losses)
    }
    let document = fixed.named.first.map { fixed.sources[$0].bytesOnDisk } ?? []
    let input = StandardInput(bytes: document, filename: stdinFilename)
    return Ready(listing: workspace.list(input), line: next, problems: checked.losses)
  }

  var format: FindingsFormat { reporting.format }

  /// Whether paths of reports are written at all.
  var writesPaths: Bool { format != .text || reporting.reports.contains { $0.format != .text } }

  var isStream: Bool { paths == ["-"] }

  /// Where findings go; a document that is fixed on its way has standard output for itself.
  var output: Output { isStream && fixing.level != nil ? quiet.remarks : quiet.results }

  /// The command line that renews the baseline.
  var renewal: String {
    let typed = paths == ["-"] ? [stdinFilename ?? "-"] : paths
    let rules = overrides.map { "--rule \($0.rule)=\($0.severity?.rawValue ?? "off")" }
    let baseline = (selection.baseline ?? "").quotedForShell
    return (["policyc check"] + typed.map(\.quotedForShell) + rules + ["--write-baseline \(baseline)"])
      .joined(separator: " ")
  }

  func options(_ progress: CheckProgress?) -> CheckOptions {
    var options = arguments.options
    options.progress = progress
    for override in overrides { options.severities[override.rule] = .some(override.severity) }
    return options
  }

  /// Whether somebody asks for what stays the same about findings.
  var needsIdentities: Bool {
    format != .text || !reporting.reports.isEmpty || selection.baseline != nil || selection.writeBaseline != nil
  }

  func listing(_ workspace: Workspace, _ line: ProgressLine) throws -> WorkspaceListing {
    // Over what a person types into standard input nothing may be drawn.
    guard paths == ["-"] else { return line.during { workspace.list(paths, line.progress) } }
    do throws(FileProblem) {
      return workspace.list(try StandardInput.read(as: stdinFilename))
    } catch {
      throw Refusal("standard input: \(error.words)")
    }
  }
}
