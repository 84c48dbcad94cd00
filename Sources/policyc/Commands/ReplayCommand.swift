import PolicyWorkspace
import PolicyDiagnostics
import ArgumentParser
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyTimeline

/// `policyc replay`
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", _superCommandName: "policyc",
    abstract: "Shows what would have become of recorded runs under a policy.",
    discussion: """
      A recording holds one JSON record a line: policyc's own events, frames of the operator stream, or events of the \
      agent, each with a time `t`. Exit status: 0 no clock of the policy ended a run, 1 one did, 2 could not run as \
      asked, 3 internal error.
      """)

  /// How runs are printed.
  enum Format: String, OptionWord {
    case text, json
  }

  @Argument(help: ArgumentHelp("Recordings; - is standard input.", valueName: "trace"), completion: .file())
  var traces: [String]

  @Option(
    help: ArgumentHelp("The policy. Without one: the policy of this folder for --surface.", valueName: "file"),
    completion: .yamlFile)
  var policy: String?

  @Option(help: "The surface whose policy it is: \(Surface.words.joined(separator: ", ")).")
  var surface: Surface?

  @Option(help: ArgumentHelp("The program whose policy it is.", valueName: "name"), completion: .target)
  var target: String?

  @Option(
    help: ArgumentHelp("How long the set-up took before the agent started.", valueName: "duration"),
    transform: { text in
      do {
        let duration = try Duration(parsing: text)
        guard duration <= Duration.writable.upperBound else {
          throw ValidationError("`\(text)` is longer than \(Duration.writable.upperBound).")
        }
        return duration
      } catch let mistake as DurationMistake {
        let spellings = mistake.readings.map(\.description)
        let offers = spellings.isEmpty ? "" : "; write \(Words.list(spellings, "or"))"
        throw ValidationError("`\(text)` \(mistake.problem)\(offers).")
      }
    })
  var setup: Duration = .zero

  @Option(help: ArgumentHelp("The run or session to replay. Without it: the first one seen.", valueName: "id"))
  var session: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Another value for a field or a behaviour, such as run.hard_cap=45m or behaviour.approval_anchor=ask.",
      valueName: "field=value"), completion: .override)
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp("A policy to compare with, side by side; --set does not change it.", valueName: "file"),
    completion: .yamlFile)
  var against: String?

  @Flag(help: "Count malformed lines instead of stopping at the first.")
  var skipMalformed = false

  @Option(help: "How to print the runs: text or json.")
  var format: Format = .text

  @OptionGroup var quiet: QuietOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    try quiet.refuse([("--format", format != .text), ("--against", against != nil)])
    if traces.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read only once.") }
    if session == "" { throw ValidationError("--session needs a name.") }
  }

  func run() throws {
    let choice = ChosenPolicy.Choice(surface: surface, target: target)
    let policies =
      [try choose(policy, choice, with: overrides)] + (try against.map { [try choose($0, choice, with: [])] } ?? [])
    var unread: [Refusal.Reason] = []
    let runs = traces.compactMap { trace -> ReplayedRun? in
      do throws(TraceFile.Problem) {
        return try replay(trace, under: policies)
      } catch {
        unread.append(Refusal.Reason(error.message))
        return nil
      }
    }
    write(runs, under: policies)
    if let refusal = Refusal(unread) { throw refusal }
    if runs.contains(where: \.result.isEndedByPolicy) { throw ExitStatus.findings }
  }

  /// - Parameter path: a policy file, or a project to choose from; nil for the project that is here.
  private func choose(_ path: String?, _ choice: ChosenPolicy.Choice, with overrides: [String]) throws -> ChosenPolicy {
    let checked = Workspace().projects(path.map { [$0] } ?? [], arguments.options)
    try checked.requireNoProblems(remarks: quiet.remarks)
    let chosen = try ChosenPolicy(from: checked, choice, with: overrides)
    if chosen.findingCount > 0 {
      let findings = chosen.findingCount == 1 ? "is 1 finding" : "are \(chosen.findingCount) findings"
      Remark.write("there \(findings) about it: policyc check \(chosen.path)", to: quiet.remarks)
    }
    return chosen
  }

  /// One recording under all policies in one pass.
  private func replay(_ trace: String, under policies: [ChosenPolicy]) throws(TraceFile.Problem) -> ReplayedRun {
    var replays = policies.map { Replay($0.parameters, setup: setup) }
    let reader = TraceReader(session: session, skipsMalformed: skipMalformed)
    let file = TraceFile(path: trace)
    let summary = try file.read(reader) { event, instant in
      for index in replays.indices { replays[index].feed(event, at: instant) }
    }
    note(summary, file.shown)
    let results = replays.map { $0.finish(at: summary.end) }
    return ReplayedRun(
      trace: format == .json ? trace : file.shown, result: results[0], against: results.dropFirst().first)
  }

  /// Says what of a recording was left out.
  private func note(_ summary: TraceReader.Summary, _ trace: String) {
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

  private func write(_ runs: [ReplayedRun], under policies: [ChosenPolicy]) {
    guard !runs.isEmpty else { return }
    switch format {
    case .text:
      let report = ReplayTextReport(policies: policies.map(\.name), arguments.appearance(on: quiet.results))
      quiet.results.write(traces.count == 1 ? runs.map { report.render($0) }.joined() : report.render(runs))
    case .json: quiet.results.write(ReplayJSONReport.render(runs, isSeveral: traces.count > 1))
    }
  }
}
