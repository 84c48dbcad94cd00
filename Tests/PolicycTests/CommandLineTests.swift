import ArgumentParser
import TestSupport
import Testing

@testable import policyc

/// A command that is asked alone understands what it understands among all others, and nothing else.
@Suite struct CommandLineTests {
  private static let lines = [
    "", "help", "help check", "--help", "--version", "check", "check a", "check a b -j2", "check -j 2 --strict a",
    "check -q a", "check --quiet --format json", "audit -q a", "test -q -q",
    "check --jobs=0", "check --jobs", "check --nope", "check -x a", "check a --help", "check -h", "check --version",
    "check help", "check check", "check --", "check -- --help", "check - --stdin-filename a.yaml", "check a -",
    "check -", "check --fix=safe a --diff", "check --fix=most a", "check --format sarif --report json=a",
    "check --report json", "check --rule copy-missing=off --color never --today 2026-11-30", "check --today soon",
    "check --docs-url x", "check --baseline a --write-baseline b", "check --since main a", "check --max-findings -1",
    "check --generate-completion-script bash", "check --generate-completion-script",
    "check ---completion -- paths 0 0", "check --experimental-dump-help", "check --help-hidden", "--strict check a",
    "-- check a", "show a --format json", "show --surface web --timeline", "show --surface moon", "show a b",
    "explain copy-missing", "rules --format markdown", "export --stdout", "compile a", "audit a",
    "test a --filter b --min-coverage 101", "replay", "replay a --surface ci", "init --force", "init", "check EMPTY",
    "check a EMPTY b", "check ci.yaml= a/b", "check ~ \\ é",
  ]

  @Test(arguments: Effort.some(of: lines))
  func aloneAndTogetherTheSame(_ line: String) {
    let arguments = line.split(separator: " ").map { $0 == "EMPTY" ? "" : String($0) }
    #expect(Self.outcome { try Policyc.parsed(arguments) } == Self.outcome { try Policyc.parseAsRoot(arguments) })
  }

  private static func outcome(_ parse: () throws -> any ParsableCommand) -> String {
    do {
      var text = ""
      dump(try parse(), to: &text)
      // A group of options that the parser has read has lost the heading that it has in help.
      return text.split(separator: "\n").filter { !$0.contains("- title: ") }.joined(separator: "\n")
    } catch {
      return Policyc.fullMessage(for: error)
    }
  }
}
