import Glibc
import TestSupport
import Testing

/// Whatever ends an export or a fix, and at whatever call, every file is the old one or the new one, and the next call
/// finds nothing in its way.
@Suite(.enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"))
struct SignalTests {
  /// The calls in which a file is replaced, in their order.
  static let calls = ["flock", "fchmod", "fsync", "renameat", "fsync:when=2"]

  @Test(arguments: calls, ["INT", "TERM", "HUP"])
  func asksToEndWaitForTheFile(_ call: String, _ signal: String) throws {
    let folder = try Self.project()
    let ending = try Self.export(in: folder, with: "signal=SIG\(signal)", at: call)
    #expect(ending == .signal(try #require(Self.numbers[signal])))
    // What was begun is done; only what follows is left undone.
    #expect(try Self.exports(of: folder) == ["action.env", "gateway.env", "workspace.env"])
    #expect(try folder.read("policies/exports/gateway.env") == Self.exported())
  }

  @Test(arguments: calls)
  func afterAKillTheNextExportClearsUp(_ call: String) throws {
    let folder = try Self.project()
    let old = try folder.read("policies/exports/gateway.env")
    #expect(try Self.export(in: folder, with: "signal=SIGKILL", at: call) == .signal(SIGKILL))
    let left = try folder.read("policies/exports/gateway.env")
    #expect(try left == old || left == Self.exported())
    #expect(try Self.run(["export", "policies/"], in: folder).succeeded)
    #expect(try Self.exports(of: folder) == ["action.env", "gateway.env", "workspace.env"])
    #expect(try folder.read("policies/exports/gateway.env") == Self.exported())
  }

  /// A disk that fails in the middle of it, or a file system without locks.
  @Test(arguments: ["flock", "fchmod", "fsync", "renameat"], ["EIO", "ENOSPC", "EDQUOT", "ENOLCK"])
  func failuresLeaveTheOldFile(_ call: String, _ error: String) throws {
    let folder = try Self.project()
    let old = try folder.read("policies/exports/gateway.env")
    #expect(try Self.export(in: folder, with: "error=\(error)", at: call) == .exit(2))
    #expect(try folder.read("policies/exports/gateway.env") == old)
    #expect(try Self.exports(of: folder) == ["action.env", "gateway.env", "workspace.env"])
  }

  /// Only reading is interrupted: nothing is there to clear up.
  @Test(arguments: ["INT", "TERM", "HUP"])
  func aCheckEndsAtOnce(_ signal: String) throws {
    let folder = try Self.project()
    let result = try Self.traced(["check", "policies/"], in: folder, "openat", "signal=SIG\(signal):when=20")
    #expect(result.ending == .signal(try #require(Self.numbers[signal])) && result.stdout.isEmpty)
  }

  /// A signal reaches the process by whichever of its threads takes it, and a check has had many before it writes.
  @Test(arguments: ["--write-baseline it.json", "--report sarif=it.json"])
  func asksToEndWaitForTheFileOfACheck(_ option: String) throws {
    let folder = try Self.project()
    let script = """
      cp -R policies other
      "$0" check policies other --jobs 2 \(option) >ignored 2>&1
      mv it.json whole.json
      strace -f -qq -o ignored -e trace=fsync -e inject=fsync:delay_enter=2s:when=1 \
        sh -c 'echo $$ >number; exec "$0" check policies other --jobs 2 \(option)' "$0" >ignored 2>&1 &
      while [ ! -e .it.json.policyc-new ]; do sleep 0.01; done
      kill -TERM $(cat number)
      wait $!
      echo $?
      cmp it.json whole.json
      ls -A | grep policyc-new
      """
    let result = try ChildProcess.run(
      ["sh", "-c", script, "\(Session.toolFolder)/policyc"], directory: folder.path)
    #expect(result.text == "\(128 + SIGTERM)\n")
  }

  // MARK: -

  private static let numbers = ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP]

  /// The policies with another cap, so that one export is stale.
  private static func project() throws -> TemporaryFolder {
    let folder = try Repository.copyOfPolicies()
    let script = "sed -i 's/hard_cap: 30m/hard_cap: 45m/' policies/web.yaml policies/discord.yaml"
    #expect(try ChildProcess.run(["sh", "-c", script], directory: folder.path).succeeded)
    return folder
  }

  private static func exported() throws -> [UInt8] {
    let folder = try project()
    #expect(try run(["export", "policies/"], in: folder).succeeded)
    return try folder.read("policies/exports/gateway.env")
  }

  private static func exports(of folder: TemporaryFolder) throws -> [String] {
    let list = try ChildProcess.run(["ls", "-A", folder.path(of: "policies/exports")]).text
    return list.split(separator: "\n").map(String.init)
  }

  /// - Parameter call: with `:when=N` for another than its first time.
  private static func export(
    in folder: TemporaryFolder, with fault: String, at call: String
  ) throws -> ChildProcess.Ending {
    let name = String(call.prefix { $0 != ":" })
    let when = name == call ? ":when=1" : String(call.dropFirst(name.utf8.count))
    return try traced(["export", "policies/"], in: folder, name, fault + when).ending
  }

  private static func traced(
    _ arguments: [String], in folder: TemporaryFolder, _ call: String, _ fault: String
  ) throws -> ChildProcess.Result {
    let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):\(fault)"]
    return try ChildProcess.run(strace + ["\(Session.toolFolder)/policyc"] + arguments, directory: folder.path)
  }

  private static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> ChildProcess.Result {
    try ChildProcess.run(["\(Session.toolFolder)/policyc"] + arguments, directory: folder.path)
  }
}
