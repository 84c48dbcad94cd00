import TestSupport
import Testing

@testable import policyc

/// What policyc never does, whatever it reads: SECURITY.md promises it.
@Suite(.enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"))
struct SystemCallTests {
  /// Ways to call every command; one without a way of its own is called with the policies.
  static let calls: [String] = {
    let ways = [
      "check policies/ --strict --statistics", "check policies/web.yaml --format json", "check broken.yaml",
      "check new.env.yaml --diff", "check --baseline nothing.json", "check -",
      "show policies/web.yaml", "show --why run.hard_cap policies/web.yaml", "explain run.hard_cap", "explain",
      "compile policies/", "export policies/ --check", "export policies/ --target gateway", "test policies/",
      "audit Tests/Corpus/deployments/compose.exports.yaml Tests/Corpus/deployments/agent.yml", "audit outside.yaml",
      "replay Tests/Corpus/traces/incident.ndjson --surface web", "replay nowhere.ndjson", "help check", "nonsense",
      "--version",
    ]
    let commands = Policyc.configuration.subcommands.compactMap { $0.configuration.commandName }
    let others = commands.filter { command in !(ways + writing).contains { $0.hasPrefix(command) } }
    return ways + others.map { "\($0) policies/" }
  }()

  /// Those that are asked to write.
  static let writing = [
    "init new", "export policies/", "export policies/ --target gateway --output new.env",
    "check policies/ --write-baseline new.env", "check new.env.yaml --fix",
  ]

  @Test(arguments: Effort.some(of: calls + writing))
  func noNetworkNoProgramNoFileOutside(_ call: String) throws {
    let folder = try Self.project()
    let seen = try Self.watch(call, in: folder)
    #expect(seen.network == [])
    #expect(seen.starts.count == 1 && seen.starts.allSatisfy { $0.hasSuffix(") = 0") })
    let outside = seen.opened.filter { $0 != folder.path && !$0.hasPrefix("\(folder.path)/") && !Self.isOwn($0) }
    #expect(outside == [])
  }

  /// `--since` starts git and nothing else, not even the monitor that the configuration of a repository names.
  @Test(.enabled(if: ChildProcess.find("git") != nil, "git is not on this machine"))
  func onlyGitIsStarted() throws {
    let folder = try Self.project()
    let script = """
      rm -r .git && git init -q . && git add . && git -c user.name=a -c user.email=a@example.org commit -qm a
      git config core.fsmonitor 'touch owned; false' && git config diff.external 'touch owned; false'
      echo '# changed' >> policies/web.yaml
      """
    #expect(try ChildProcess.run(["sh", "-ec", script], directory: folder.path).succeeded)
    let seen = try Self.watch("check policies/ --since HEAD", in: folder)
    let started = Set(seen.starts.filter { $0.contains(") = 0") }.map { $0.prefix { $0 != "," } })
    #expect(started.contains { $0.hasSuffix("/git\"") }, "\(started)")
    #expect(started.allSatisfy { $0.hasSuffix("/git\"") || $0.hasSuffix("/policyc\"") }, "\(started)")
    #expect(seen.network == [] && !folder.entries().contains("owned"))
  }

  @Test(arguments: Effort.some(of: calls))
  func nothingIsWrittenUnasked(_ call: String) throws {
    let folder = try Self.project()
    #expect(try Self.watch(call, in: folder).changes == [])
  }

  /// What is asked for is written in place of the old file or not at all, and nothing else is.
  @Test(arguments: writing.suffix(3))
  func whatIsAskedForIsSeen(_ call: String) throws {
    let folder = try Self.project()
    let changes = try Self.watch(call, in: folder).changes
    #expect(changes.contains { $0.hasPrefix("rename") } && changes.allSatisfy { $0.contains("new.env") })
  }

  /// What the process reads about itself: its memory and its processors.
  private static func isOwn(_ path: Substring) -> Bool { path.hasPrefix("/proc/") || path.hasPrefix("/sys/") }

  private static func project() throws -> TemporaryFolder {
    let folder = try Repository.copyOfPolicies()
    try folder.write("policyc: 1\nextends: ../../../../etc/passwd\nsurface: !!exec web\nrun: *x\n", to: "broken.yaml")
    try folder.write("policyc: 1\nabstract: true\nrun:\n  hardcap: 30m\n", to: "new.env.yaml")
    try folder.write("services: {gateway: {env_file: [/etc/passwd, ../../etc/hostname]}}\n", to: "outside.yaml")
    return folder
  }

  private static func watch(_ call: String, in folder: TemporaryFolder) throws -> SystemCalls {
    let command = ["\(Session.toolFolder)/policyc"] + call.split(separator: " ").map(String.init)
    return try SystemCalls(of: command, input: Array("policyc: 1\nsurface: web\n".utf8), in: folder)
  }
}
