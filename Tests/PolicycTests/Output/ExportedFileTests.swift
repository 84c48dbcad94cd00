import Glibc
import TestSupport
import Testing

/// What the command leaves on disk when the system refuses, when others write too, and when it is killed.
struct ExportedFileTests {
  private let folder: TemporaryFolder
  private let old: [UInt8]
  private let new: [UInt8]

  /// Two projects that differ in a value, and a file that was exported from the first.
  init() throws {
    folder = try Repository.copyOfPolicies()
    let script =
      "mv policies old; cp -R old new; sed -i s/30m/29m/ new/web.yaml new/discord.yaml; mkdir out; chmod 755 ."
    try #require(try ChildProcess.run(["sh", "-c", script], directory: folder.path).succeeded)
    new = try Self.export("new", in: folder).stdout
    old = try Self.export("old", in: folder).stdout
    try #require(new.count == old.count && new != old)
    try folder.write(old, to: "out/a.env")
  }

  // MARK: Systems that refuse

  /// With the signal ignored as some service managers do it, and with its default.
  @Test(arguments: ["trap '' XFSZ", "trap - XFSZ"])
  func fileSizeLimit(_ signal: String) throws {
    let export = "exec policyc export new --target gateway --output out/a.env"
    let result = try run("\(signal); \(ChildProcess.withoutTemporaryFiles); ulimit -f 0; \(export)")
    #expect(result.ending == .exit(2) && result.errorText == "policyc: cannot write out/a.env: file too large\n")
    #expect(try folder.read("out/a.env") == old && entries() == ["a.env"])
  }

  private static let canMount =
    (try? ChildProcess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]))?.succeeded ?? false

  @Test(.enabled(if: canMount, "file systems cannot be mounted here")) func fullDisk() throws {
    let script = """
      mount -t tmpfs -o size=8k tmpfs out && cp -p "$0" out/a.env && head -c 4096 /dev/zero >out/filling
      policyc export new --target gateway --output out/a.env; echo "exit $?"; ls -A out; cat out/a.env
      """
    try folder.write(old, to: "before.env")
    let result = try ChildProcess.run(
      ["unshare", "--mount", "sh", "-c", script, "before.env"], environment: Self.environment, directory: folder.path)
    #expect(result.errorText == "policyc: cannot write out/a.env: no space left on device\n")
    #expect(result.stdout == Array("exit 2\na.env\nfilling\n".utf8) + old)
  }

  private static let unprivileged = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
  private static let canBeNobody =
    (try? ChildProcess.run(unprivileged + [tool, "--version"]))?.succeeded ?? false

  @Test(.enabled(if: canBeNobody, "nobody else can run policyc here")) func readOnlyFolder() throws {
    for name in ["a.env", "b.env"] {
      let result = try ChildProcess.run(
        Self.unprivileged + [Self.tool, "export", "new", "--target", "gateway", "--output", "out/\(name)"],
        environment: Self.environment, directory: folder.path)
      #expect(
        result.errorText == "policyc: cannot write into the folder of out/\(name): permission denied\n")
      #expect(result.ending == .exit(2))
    }
    #expect(try folder.read("out/a.env") == old && entries() == ["a.env"])
  }

  // MARK: Others

  /// Each ends well or says that another is at work, and the file is whole.
  @Test func severalAtOnce() throws {
    let export = "policyc export $project --target gateway --output out/a.env"
    let script = "for n in 1 2 3 4; do for project in old new; do { \(export); echo exit $?; } & done; done; wait"
    let result = try run("exec 2>&1; \(script)")
    let lines = result.text.split(separator: "\n")
    let known = [
      "created out/a.env", "replaced out/a.env", "unchanged out/a.env", "exit 0", "exit 2",
      "policyc: another policyc is writing out/a.env",
    ]
    #expect(lines.count { $0.hasPrefix("exit ") } == 8 && lines.contains("exit 0"))
    #expect(lines.filter { line in !known.contains { line == $0 } && !line.hasPrefix("  help: ") } == [])
    #expect(try [old, new].contains(folder.read("out/a.env")) && entries() == ["a.env"])
  }

  /// Where a kill comes: the bytes are half written, all are written, they are durable, the file has its name.
  enum Moment: String, CaseIterable {
    case halfWritten = "write 1"
    case written = "fsync 1"
    case durable = "renameat 1"
    case renamed = "fsync 2"
  }

  private static let compiler = ["cc", "clang", "gcc"].first { ChildProcess.find($0) != nil }

  /// A library in front of the system's kills the program in one of its calls. Before the rename the old file is whole,
  /// behind it the new one is, and the next export takes the temporary away.
  @Test(.enabled(if: compiler != nil, "a C compiler is not on this machine"), arguments: Moment.allCases)
  func killed(_ moment: Moment) throws {
    let compiler = try #require(Self.compiler)
    try folder.write(Self.killer, to: "killer.c")
    let built = try ChildProcess.run(
      [compiler, "-shared", "-fPIC", "-o", "killer.so", "killer.c"], directory: folder.path)
    try #require(built.succeeded, "\(built.errorText)")
    let result = try run(
      "LD_PRELOAD=./killer.so KILLED_IN='\(moment.rawValue)' exec policyc export new --target gateway --output out/a.env"
    )
    #expect(result.ending == .signal(SIGKILL))
    let isRenamed = moment == .renamed
    #expect(try folder.read("out/a.env") == (isRenamed ? new : old))
    #expect(entries() == (isRenamed ? ["a.env"] : [".a.env.policyc-new", "a.env"]))
    if moment == .halfWritten { #expect(try folder.read("out/.a.env.policyc-new").count == new.count / 2) }
    let next = try run("policyc export new --target gateway --output out/a.env")
    #expect(next.text == (isRenamed ? "unchanged out/a.env\n" : "replaced out/a.env\n"))
    #expect(try folder.read("out/a.env") == new && entries() == ["a.env"])
  }

  private static let killer = """
    #include <signal.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/syscall.h>
    #include <unistd.h>

    static void reach(const char *call) {
      static int fsyncs;
      const char *moment = getenv("KILLED_IN");
      int number = strcmp(call, "fsync") == 0 ? ++fsyncs : 1;
      size_t length = strlen(call);
      if (strncmp(moment, call, length) == 0 && moment[length] == ' ' && moment[length + 1] == '0' + number)
        kill(getpid(), SIGKILL);
    }
    int fsync(int file) { reach("fsync"); return syscall(SYS_fsync, file); }
    int renameat(int from, const char *name, int to, const char *other) {
      reach("renameat");
      return syscall(SYS_renameat2, from, name, to, other, 0);
    }
    ssize_t write(int file, const void *bytes, size_t count) {
      if (file > 2 && strncmp(getenv("KILLED_IN"), "write", 5) == 0) {
        syscall(SYS_write, file, bytes, count / 2);
        reach("write");
      }
      return syscall(SYS_write, file, bytes, count);
    }

    """

  // MARK: -

  private func entries() -> [String] {
    let names = (try? ChildProcess.run(["ls", "-A", "out"], directory: folder.path))?.text ?? ""
    return names.split(separator: "\n").map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func run(_ script: String) throws -> ChildProcess.Result {
    try ChildProcess.run(["sh", "-c", script], environment: Self.environment, directory: folder.path)
  }

  private static func export(_ project: String, in folder: TemporaryFolder) throws -> ChildProcess.Result {
    try ChildProcess.run(
      [tool, "export", project, "--target", "gateway"], environment: environment, directory: folder.path)
  }

  private static let tool = "\(Session.toolFolder)/policyc"
  private static let environment = [
    "PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
  ]
}
