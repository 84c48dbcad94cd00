import PolicyDiagnostics
import TestSupport
import Testing

@testable import policyc

/// What the process was started with: nothing, something unreadable, or bytes that are not UTF-8. No such command line is
/// answered as if all were well.
@Suite struct ProcessArgumentsTests {
  @Test(arguments: ["", "--", "  "])
  func aCommandLineWithoutACommandFails(_ line: String) throws {
    let result = try Self.run("policyc \(line)")
    #expect(result.ending == .exit(2) && result.stdout == [])
    #expect(
      result.errorText.hasPrefix("policyc: a command is missing\n\npolicyc: compile and check"), "\(result.errorText)")
  }

  @Test(arguments: ["--help", "help", "-h", "help check", "--version"])
  func helpThatWasAskedForIsAResult(_ line: String) throws {
    let result = try Self.run("policyc \(line)")
    #expect(result.ending == .exit(0) && !result.stdout.isEmpty && result.stderr == [])
  }

  @Test func thereIsNoHelpOnACommandThatIsNone() throws {
    let result = try Self.run("policyc help chek")
    #expect(result.ending == .exit(2) && result.stdout == [])
    #expect(result.errorText.hasPrefix("policyc: there is no command `chek`\n  help: "))
  }

  // MARK: Unreadable

  @Test func noArgumentsAtAllAreUnreadable() {
    let mistake = #expect(throws: Refusal.self) { try ProcessArguments([]) }
    #expect(mistake?.reasons.first?.message == "the command line could not be read")
  }

  /// Whether this build asks /proc for its arguments or has them from elsewhere, no mistake in them is lost.
  static let calls = ["check nowhere", "check", "--help", "nonsense", ""]

  private static let canHideProc =
    (try? ChildProcess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/proc"]))?.succeeded ?? false

  @Test(.enabled(if: canHideProc, "file systems cannot be mounted here"), arguments: calls)
  func withoutProc(_ call: String) throws {
    let script = "mount -t tmpfs tmpfs /proc && exec \(Session.toolFolder)/policyc \(call)"
    let folder = try TemporaryFolder()
    let result = try ChildProcess.run(["unshare", "--mount", "sh", "-c", script], directory: folder.path)
    Self.expectRefusalOrHelp(result, call)
  }

  @Test(
    .enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"), arguments: calls,
    ["/proc/self/maps", "/proc/self/cmdline"])
  func withAnUnreadableFileOfProc(_ call: String, _ file: String) throws {
    let strace = "strace -f -qq -o /dev/null -P \(file) -e trace=openat -e inject=openat:error=EACCES"
    let script = "exec \(strace) \(Session.toolFolder)/policyc \(call)"
    let folder = try TemporaryFolder()
    Self.expectRefusalOrHelp(try ChildProcess.run(["sh", "-c", script], directory: folder.path), call)
  }

  private static func expectRefusalOrHelp(_ result: ChildProcess.Result, _ call: String) {
    let wasUnderstood = call == "--help" && result.ending == .exit(0)
    #expect(wasUnderstood || result.ending == .exit(2), "\(result.ending)")
    #expect(wasUnderstood || result.stdout == [] && result.errorText.contains("policyc: "), "\(result.errorText)")
  }

  // MARK: Not UTF-8

  /// A path whose last name has a byte that no text in UTF-8 has.
  private static let path = "\"$(printf 'p/\\377.yaml')\""

  /// Every argument and option that names a path.
  static let callsWithPaths = [
    "check PATH", "check p/web.yaml PATH", "check PATH --fix", "check - --stdin-filename PATH",
    "check p --baseline PATH",
    "check p --write-baseline PATH", "check p --baseline=PATH", "check p --report json=PATH", "show PATH",
    "explain run.hard_cap --project PATH", "compile PATH", "export PATH", "export p --target t --output PATH",
    "export p --target t -o PATH", "audit PATH", "audit p/web.yaml --policies PATH", "test PATH", "replay PATH",
    "replay p/web.yaml --policy PATH", "replay p/web.yaml --against PATH", "init PATH", "PATH",
  ]

  @Test(arguments: callsWithPaths)
  func argumentsAreUTF8(_ call: String) throws {
    let folder = try TemporaryFolder()
    let setUp = "mkdir -p p && echo 'policyc: 1' >p/web.yaml && echo x >\(Self.path)"
    let line = call.replacing("PATH", with: Self.path)
    let script = "\(setUp); ls -A . p >before; policyc \(line); status=$?; ls -A . p | diff before - >&2; exit $status"
    let result = try Self.run(script, in: folder)
    let argument =
      call.split(separator: " ").first { $0.hasSuffix("PATH") }.map { $0.replacing("PATH", with: "") } ?? ""
    #expect(
      result.errorText == """
        policyc: the argument `\(argument)p/\u{FFFD}.yaml` is not UTF-8, as a path here must be
          help: name the folder that the file lies in

        """)
    #expect(result.ending == .exit(2) && result.stdout == [])
  }

  /// The character that stands for such bytes is a name like any other.
  @Test func theReplacementCharacterIsANameItself() throws {
    let folder = try TemporaryFolder()
    try folder.write("policyc: 1\nsurface: web\n", to: "p/\u{FFFD}.yaml")
    #expect(try Self.run("policyc check p/\u{FFFD}.yaml", in: folder).ending == .exit(1))
  }

  private static func run(_ script: String, in folder: TemporaryFolder? = nil) throws -> ChildProcess.Result {
    let environment = ["PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    return try ChildProcess.run(
      ["sh", "-c", script], environment: environment, directory: folder?.path ?? "/")
  }
}
