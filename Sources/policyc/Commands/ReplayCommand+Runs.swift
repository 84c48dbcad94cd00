import PolicyWorkspace
import PolicyModel
import PolicyReporting
import PolicyTimeline

extension ReplayCommand {
  /// - Parameter path: a policy file, or a project to choose from; nil for the project that is here.
  func choose(_ path: String?, _ choice: ChosenPolicy.Choice, with overrides: [String]) throws -> ChosenPolicy {
    let checked = Workspace().projects(path.map { [$0] } ?? [], arguments.options, remarks: quiet.remarks)
    try checked.requireNoProblems(remarks: quiet.remarks)
    let chosen = try ChosenPolicy(from: checked, choice, with: overrides)
    if chosen.findingCount > 0 {
      let findings = chosen.findingCount == 1 ? "is 1 finding" : "are \(chosen.findingCount) findings"
      Remark.write("there \(findings) about it: policyc check \(chosen.path)", to: quiet.remarks)
    }
    return chosen
  }

  /// One recording under all policies in one pass.
  func replay(_ trace: String, under policies: [ChosenPolicy]) throws(TraceFile.Problem) -> ReplayedRun {
    let file = TraceFile(path: trace)
    let replayed = try Workspace().replay(
      file, TraceReader(session: session, skipsMalformed: skipMalformed), under: policies.map(\.parameters),
      setup: setup)
    note(replayed.summary, file.shown)
    let results = replayed.results
    return ReplayedRun(
      trace: format == .json ? trace : file.shown, result: results[0], against: results.dropFirst().first)
  }

  /// Says what of a recording was left out.
  func note(_ summary: TraceReader.Summary, _ trace: String) {
    if summary.foreign > 0 {
      let records =
        summary.foreign == 1 ? "1 record of another session is" : "\(summary.foreign) records of other sessions are"
      Remark.write("\(trace): \(records) left out", to: quiet.remarks)
    }
    if summary.skipped > 0 {
      let lines = "\(summary.skipped) malformed \(summary.skipped == 1 ? "line" : "lines")"
      Remark.write("\(trace): \(lines) skipped", to: quiet.remarks)
    }
    if summary.end == nil { Remark.write("\(trace): the agent never starts in it", to: quiet.remarks) }
  }

  func write(_ runs: [ReplayedRun], under policies: [ChosenPolicy]) {
    guard !runs.isEmpty else { return }
    switch format {
    case .text:
      let report = ReplayTextReport(policies: policies.map(\.name), arguments.appearance(on: quiet.results))
      quiet.results.write(traces.count == 1 ? runs.map { report.render($0) }.joined() : report.render(runs))
    case .json: quiet.results.write(ReplayJSONReport.render(runs, isSeveral: traces.count > 1))
    }
  }
}
