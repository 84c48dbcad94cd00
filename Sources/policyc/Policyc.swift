// policyc parses the command line, asks the workspace, prints, and ends with an exit status.

import PolicyDiagnostics
import ArgumentParser
import Glibc
import PolicySource
import PolicyReporting
import PolicyWorkspace

/// The command line of policyc.
@main
struct Policyc: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "policyc",
    abstract: "Compiles and checks the budgets of agent runs.",
    discussion: """
      A policy says what a run on one surface may spend: a hard cap, an inactivity window, approval deadlines, queues, \
      leases. policyc reads them, proves what they promise over every instant of a run, and writes the environment \
      files that a deployment reads.
      """,
    version: version,
    subcommands: [
      InitCommand.self, CheckCommand.self, ShowCommand.self, ExplainCommand.self, RulesCommand.self,
      CompileCommand.self, ExportCommand.self, AuditCommand.self, TestCommand.self, ReplayCommand.self,
    ])

  private static let commandNames = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

  /// The first argument, or the one behind `help`, where it stands for a command and names none.
  private static func unknownCommand(in arguments: [String]) -> String? {
    let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
    return word.flatMap { $0.hasPrefix("-") || commandNames.contains($0) ? nil : $0 }
  }

  /// The command that a line asks for.
  ///
  /// A command whose name comes first is asked alone, which takes the parser half the time. Where it does not understand
  /// its arguments, or they ask for help, all commands are asked together, and what they say is what is said.
  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
      return command
    }
    return try parseAsRoot(arguments)
  }

  /// A command line without a command, which asks for nothing.
  private struct MissingCommand: Error {}

  func run() throws { throw MissingCommand() }

  static func main() {
    ignoreWriteSignals()
    do {
      let arguments = try ProcessArguments.read().words
      if let word = unknownCommand(in: arguments) { try refuse(word) }
      if let help = ShortHelp.asked(by: arguments) {
        Output.standard.write(PrintableText(lines: help.text, on: Output.standard.appearance(.never)))
        return
      }
      var command = try parsed(FixOptions.explicit(arguments))
      try command.run()
    } catch {
      if let status = tell(error) { Glibc.exit(status.rawValue) }
    }
  }

  /// Prints why a command ended, and says with which status; nil for success. What is thrown is printed here alone.
  private static func tell(_ error: any Error) -> ExitStatus? {
    switch error {
    case let status as ExitStatus: return status
    case let project as UnsoundProject: return project.write()
    case let refusal as Refusal:
      Remark.write(refusal)
      return .notAsAsked
    case let error as InternalError:
      Output.error.write(error.report(commandLine: CommandLine.arguments, on: Output.error.appearance(.never)))
      return .internalError
    case is MissingCommand:
      Remark.write("a command is missing")
      Output.error.write(PrintableText(lines: "\n\(ShortHelp.overview.text)", on: Output.error.appearance(.never)))
      return .notAsAsked
    default: return tellWordsOfParser(error)
    }
  }

  /// Prints what the parser has to say: what was asked for, help or version, is a result, a mistake is not.
  private static func tellWordsOfParser(_ error: any Error) -> ExitStatus? {
    let text = fullMessage(for: error)
    guard exitCode(for: error).isSuccess else {
      UsageError.write(text)
      return .notAsAsked
    }
    // A completion script must not be changed; what it asks for later is names of files and of git.
    let script = PrintableText(data: Array("\(text)\n".utf8))
    Output.standard.write(script ?? PrintableText(lines: text, on: Output.standard.appearance(.never)))
    return nil
  }

  private static func refuse(_ word: String) throws {
    throw Refusal(
      "there is no command `\(word)`",
      help: Suggestions.question(for: word, among: commandNames, command: "policyc ")
        ?? "policyc --help lists all commands")
  }
}
