import TestSupport
import Testing

@testable import policyc

/// What `-h` prints.
@Suite struct ShortHelpTests {
  private static let all = [ShortHelp.overview] + ShortHelp.commands

  @Test func everyCommandHasOne() {
    let commands = Policyc.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(ShortHelp.commands.map(\.command) == commands.map { "policyc \($0)" })
  }

  @Test(arguments: all.map(\.text))
  func fitsOnAScreen(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 24 && lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
    #expect(lines.count { $0.hasPrefix("Example: policyc ") } == 1)
  }

  /// Every option in it is one that `--help` knows.
  @Test(arguments: ShortHelp.commands.map(\.command))
  func namesOptionsOfItsCommand(_ command: String) throws {
    let help = try #require(ShortHelp.commands.first { $0.command == command })
    let known = try Self.run("\(command) --help")
    for row in help.rows {
      for option in row.name.split(separator: ", ").map({ $0.prefix { $0 != " " && $0 != "=" } }) {
        #expect(known.text.contains(option), "\(command): \(option)")
      }
    }
  }

  /// The examples run, in a folder that has what they name.
  @Test(arguments: all.map(\.example))
  func exampleRuns(_ example: String) throws {
    let result = try Self.run(example)
    #expect([.exit(0), .exit(1)].contains(result.ending), "\(example): \(result.errorText)")
  }

  @Test(arguments: [
    (["-h"], "policyc"), (["check", "-h"], "policyc check"), (["check", "policies", "-h"], "policyc check"),
    (["-h", "check"], "policyc"), (["check", "--help"], nil), (["check", "--", "-h"], nil), ([], nil),
    (["no", "-h"], nil),
  ])
  func isAskedForByItsLetter(_ arguments: [String], _ command: String?) {
    #expect(ShortHelp.asked(by: arguments)?.command == command)
  }

  @Test func isPrintedInsteadOfTheLongOne() throws {
    #expect(try Self.run("policyc audit -h").text == ShortHelp.commands.first { $0.command == "policyc audit" }?.text)
  }

  private static func run(_ line: String) throws -> ChildProcess.Result {
    let folder = try Repository.copyOfPolicies()
    let setUp = """
      cp Tests/Corpus/traces/incident.sse.ndjson run.ndjson; cp Tests/Corpus/deployments/compose.yaml compose.yaml
      printf 'GATEWAY_RUN_TIMEOUT_MS=\\n' > .env.example
      """
    return try ChildProcess.run(
      ["sh", "-c", "\(setUp)\n\(line)"],
      environment: ["PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"],
      directory: folder.path)
  }
}
