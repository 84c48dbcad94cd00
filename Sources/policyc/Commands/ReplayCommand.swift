import PolicySource
import PolicyWorkspace
import PolicyDiagnostics
import ArgumentParser
import PolicyModel
import PolicyReporting

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
  var surface: NamedSurface?

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
    let choice = ChosenPolicy.Choice(surface: surface?.surface, target: target)
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
}
