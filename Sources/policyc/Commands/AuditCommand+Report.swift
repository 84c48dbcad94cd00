import PolicyWorkspace
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyExplanation
import PolicyReporting

extension AuditCommand {
  /// Says on standard error why files could not be read, which no other output says.
  func tell(_ findings: [Diagnostic], in sources: SourceMap) {
    var report = TextReport(sources, arguments.appearance(on: .error))
    for finding in findings { Output.error.write("\(report.text(of: finding))\n") }
  }

  func print(_ audited: AuditedDeployment) {
    let (findings, targets, summary) = (audited.findings, audited.targets, audited.summary)
    let sources = audited.loaded.sources
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
        sources, of: audited.loaded.files.map(\.file), findings: Compiler.identify(findings, in: sources),
        CheckSummary(
          targets: targets.count, errors: summary.errors, warnings: summary.warnings, notes: summary.notes,
          accepted: summary.accepted),
        failing: strict ? .warning : .error,
        by: ReportingTool(version: Policyc.version, pages: PageAddresses(), describe: Catalog.description))
      quiet.results.write(format.render(report))
    }
  }
}
