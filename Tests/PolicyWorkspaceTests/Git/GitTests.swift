import PolicySource
import Glibc
import TestSupport
import Testing

@testable import PolicyWorkspace

/// What becomes of a git that does not answer as it should, and what it is given.
struct GitTests {
  /// Asks a program that stands in for git.
  private static func ask(
    _ script: String, _ question: [String] = ["rev-parse"], environment: [String] = [], input: [UInt8] = [],
    timeLimit: Duration = Git.timeLimit
  ) throws -> Git.Answer {
    let folder = try TemporaryFolder()
    try folder.write(Array("#!/bin/sh\n\(script)\n".utf8), to: "bin/git", mode: 0o755)
    let program = try GitProgram(in: Array("\(folder.path)/bin:/usr/bin:/bin".utf8), outside: [])
    let git = Git(program, environment: environment.map { Array($0.utf8) }, timeLimit: timeLimit)
    return try git.ask(question, in: FilePath(folder.path), input: input)
  }

  /// Whatever it waits for, and whoever holds its output open behind it.
  @Test(arguments: [
    "exec sleep 60", "sleep 60 & exec sleep 60", "sleep 60 &", "while :; do :; done", "exec >&- 2>&-; exec sleep 60",
    "trap '' TERM; sleep 60",
  ])
  func hasADeadline(_ script: String) throws {
    let start = ContinuousClock().now
    #expect(throws: GitFailure(message: "git took longer than 1 seconds", help: "check without --since")) {
      try Self.ask(script, timeLimit: .seconds(1))
    }
    #expect(ContinuousClock().now - start < .seconds(20))
  }

  /// The time is for all questions together.
  @Test func theDeadlineIsForAllQuestions() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("#!/bin/sh\nsleep 0.7\n".utf8), to: "bin/git", mode: 0o755)
    let program = try GitProgram(in: Array("\(folder.path)/bin:/usr/bin:/bin".utf8), outside: [])
    let git = Git(program, environment: [], timeLimit: .seconds(1))
    #expect(throws: GitFailure.self) {
      for _ in 0..<3 { _ = try git.ask(["rev-parse"], in: FilePath(folder.path)) }
    }
  }

  @Test func hasAMostOutput() throws {
    let full = try Self.ask("head -c \(Git.mostOutput) /dev/zero")
    #expect(full.output.count == Git.mostOutput)
    #expect(throws: GitFailure(message: "git answers with more than 64 MiB")) {
      try Self.ask("head -c \(Git.mostOutput + 1) /dev/zero")
    }
    #expect(throws: GitFailure(message: "git answers with more than 64 MiB")) { try Self.ask("exec cat /dev/zero") }
    let loud = try Self.ask("head -c 1000000 /dev/zero | tr '\\0' e >&2; exit 3")
    #expect(loud.status == 3 && loud.words.utf8.count == 4096)
  }

  /// Nothing stops while another stream is full.
  @Test func streamsAreServedTogether() throws {
    let input = [UInt8](repeating: 0x61, count: 1_000_000)
    let answer = try Self.ask("head -c 300000 /dev/zero >&2; exec cat", input: input)
    #expect(answer.output == input)
    #expect(try Self.ask("exit 0", input: input).output == [])
    #expect(try Self.ask("cat; exec >&- 2>&-", input: []).output == [])
  }

  @Test(
    arguments: [
      ("kill -9 $$", "git was ended by signal 9", nil), ("kill -PIPE $$", "git was ended by signal 13", nil),
    ] as [(String, String, String?)])
  func endsAreTold(_ script: String, _ message: String, _ help: String?) {
    #expect(throws: GitFailure(message: message, help: help)) { try Self.ask(script) }
  }

  @Test(arguments: [
    ("echo 'fatal: no' >&2", "no"),
    ("printf 'warning: first\\nfatal: second\\n\\n\\tgit config x\\n' >&2", "second"),
    ("echo odd >&2", "odd"), ("echo warning: odd >&2", "odd"), ("true", "nothing, and ends with status 5"),
  ])
  func reasonsAreQuoted(_ script: String, _ reason: String) throws {
    #expect(try Self.ask("\(script); exit 5").reason == reason)
  }

  /// Of git's variables only those stay that say where the user's own configuration lies; every one that git itself calls
  /// local to a repository goes.
  @Test func variablesOfGitAreDropped() throws {
    let local = (try? ChildProcess.run(["git", "rev-parse", "--local-env-vars"]).text) ?? ""
    let names =
      local.split(separator: "\n").map(String.init) + [
        "GIT_TRACE", "GIT_TRACE2_EVENT", "GIT_EXEC_PATH", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PAGER",
        "GIT_PROXY_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_ATTR_SOURCE", "GIT_NAMESPACE", "GIT_CONFIG_KEY_0",
        "GIT_CONFIG_VALUE_0", "GIT_DEFAULT_HASH", "GIT_FLUSH", "GIT_ICASE_PATHSPECS", "GIT_TEST_ANYTHING",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_REDIRECT_STDERR",
      ]
    let kept = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "HOME", "SUDO_UID", "A_GIT_DIR"]
    let answer = try Self.ask("env", environment: (names + kept + ["LC_ALL", "PATH"]).map { "\($0)=given" })
    let found = String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(names.filter { found.contains("\($0)=given") } == [])
    #expect(kept.allSatisfy { found.contains("\($0)=given") })
    #expect(found.contains("LC_ALL=C") && !found.contains("PATH=given"))
    #expect(found.filter { $0.hasPrefix("GIT_NO_REPLACE_OBJECTS=") } == ["GIT_NO_REPLACE_OBJECTS=1"])
  }
}
