import PolicyWorkspace
import PolicyDiagnostics
import Glibc
import PolicyCompiler
import PolicyFixing
import TestSupport
import Testing

@testable import policyc

/// Fixes on disk: every file or none, and nothing that was not read.
struct FixJobTests {
  static let policy = "policyc: 1\nsurface: web\ntarget: example\nrun:\n  hardcap: 30m # c\n"

  static func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(ExampleTarget.text, to: "targets/example.yaml")
    try folder.write(policy, to: "web.yaml")
    try folder.write(policy.replacing("web", with: "discord"), to: "discord.yaml")
    chmod(folder.path, 0o755)
    return folder
  }

  static func job(_ folder: TemporaryFolder) -> (job: FixJob, checked: CheckedProjects) {
    let options = TestProject.options()
    let job = FixJob(
      level: .safe, isDiff: false, isStream: false, options: options, changes: nil, line: ProgressLine(),
      output: .error)
    return (job, Workspace().projects([folder.path], options))
  }

  @Test func writesEveryFile() throws {
    let folder = try Self.project()
    let (job, checked) = Self.job(folder)
    let fixed = try #require(try job.run(on: checked))
    let again = Self.job(folder).checked
    #expect(fixed.findings.isEmpty && again.findings.isEmpty)
    #expect(try folder.read("web.yaml") == Array(Self.policy.replacing("hardcap", with: "hard_cap").utf8))
  }

  /// One of two files changes, goes or turns into something else after it was read; then neither is written.
  @Test(arguments: [
    "echo '# more' >>web.yaml", "rm web.yaml", "mv web.yaml w; ln -s w web.yaml", "rm web.yaml; mkdir web.yaml",
    "chmod 444 web.yaml", "ln web.yaml w", "mkdir .web.yaml.policyc-new; chmod 444 web.yaml",
  ])
  func writesNoneOfThem(_ change: String) throws {
    let folder = try Self.project()
    let (job, checked) = Self.job(folder)
    _ = try ChildProcess.run(["sh", "-c", change], directory: folder.path)
    let before = try Self.listing(folder)
    #expect(throws: Refusal.self) { try job.run(on: checked) }
    #expect(try Self.listing(folder) == before)
  }

  /// A document of standard input is handed on as it is or not at all, and no credential is printed.
  @Test func credentialsAreNotHandedOn() throws {
    let token = "ghp" + "_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0xY1234"
    let folder = try Self.project()
    for (comment, isPrinted) in [("c", true), (token, false)] {
      let text = "policyc: 1\nabstract: true\nrun:\n  hardcap: 30m # \(comment)\n"
      let result = try ChildProcess.run(
        ["\(Session.toolFolder)/policyc", "check", "-", "--fix"], input: Array(text.utf8), environment: [:],
        directory: folder.path)
      #expect(result.stdout.isEmpty != isPrinted && (isPrinted || result.ending == .exit(2)), "\(result.errorText)")
      #expect(!result.errorText.contains(token.suffix(12)), "\(result.errorText)")
    }
  }

  /// A name that is not UTF-8 is shown like another one, which must not be written in its place.
  @Test func namesThatAreNotUTF8AreNotReplaced() throws {
    let folder = try Self.project()
    let script = "rm discord.yaml; mv web.yaml \"$(printf '\\377.yaml')\"; cp *.yaml '\u{FFFD}.yaml'; rm -f .git"
    try #require(try ChildProcess.run(["sh", "-c", script], directory: folder.path).succeeded)
    let call = "exec 2>&1; \(Session.toolFolder)/policyc check . --fix; echo $?; cat *.yaml | grep -c hardcap"
    let output = try ChildProcess.run(
      ["sh", "-c", call], environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"], directory: folder.path
    ).text
    #expect(
      output == "policyc: \u{FFFD}.yaml has a name that is not UTF-8, and is not replaced\n  help: rename it\n2\n2\n")
  }

  /// As an unprivileged user, because root may write everywhere: a file of somebody else in a folder of one's own, and a
  /// folder that takes no new file.
  @Test(arguments: [("web.yaml", 0o644), ("", 0o555)] as [(String, mode_t)])
  func asksForPermissionFirst(_ closed: String, _ mode: mode_t) async {
    await #expect(processExitsWith: .success) { [closed, mode] in
      guard getuid() == 0 else { return }
      let folder = try FixJobTests.project()
      let names = ["", "web.yaml", "discord.yaml", "targets", "targets/example.yaml"]
      for name in names where name != closed || name.isEmpty { chown(folder.path(of: name), 65_534, 65_534) }
      chmod(folder.path(of: closed), mode)
      try #require(setuid(65_534) == 0)
      let (job, checked) = FixJobTests.job(folder)
      #expect(throws: Refusal.self) { try job.run(on: checked) }
      #expect(try folder.read("discord.yaml") == Array(FixJobTests.policy.replacing("web", with: "discord").utf8))
      #expect(folder.entries() == ["discord.yaml", "targets", "web.yaml"])
    }
  }

  private static func listing(_ folder: TemporaryFolder) throws -> String {
    try ChildProcess.run(["sh", "-c", "find . -printf '%p %y %s %m %i %l\\n'; cat *.yaml"], directory: folder.path).text
  }
}
